import type { Key } from '../i18n/i18n';
import { conversations } from '../state/signals';
import { go, openConversation, route } from './router';

export interface Shortcut { keys: string; text: Key; matches: (e: KeyboardEvent) => boolean; run: (e: KeyboardEvent) => void }

function step(by: number, unreadOnly: boolean): void {
  const all = conversations.value.filter((c) => !c.archived);
  const now = all.findIndex((c) => c.conversation === route.value.id);
  const order = by > 0 ? all.slice(now + 1) : all.slice(0, Math.max(0, now)).reverse();
  const next = order.find((c) => !unreadOnly || c.unread_count > 0);
  if (next) openConversation(next.conversation);
}

function search(): void {
  const focus = () => dispatchEvent(new Event('webchat:search'));
  focus();
  if (!['directory', 'settings', 'admin', 'watch'].includes(route.value.page)) return;
  go('chats');
  // Its list is drawn first.
  requestAnimationFrame(() => requestAnimationFrame(focus));
}

/** Moves the focus to the next part of the page: navigation, list, main, details. */
function nextRegion(back: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((r) => r.offsetParent !== null);
  const now = regions.findIndex((r) => r.contains(document.activeElement));
  const next = regions.at((now + (back ? -1 : 1) + regions.length) % regions.length);
  const inside = next?.querySelector<HTMLElement>('[aria-current], textarea, [role=log], a[href], button:not(:disabled), input');
  inside?.focus();
}

const isCommand = (e: KeyboardEvent): boolean => e.ctrlKey || e.metaKey;
const isArrow = (e: KeyboardEvent): boolean => e.key === 'ArrowUp' || e.key === 'ArrowDown';

/** The only list of shortcuts; the help is made from it. */
export const shortcuts = (showHelp: () => void): Shortcut[] => [
  { keys: 'Ctrl K', text: 'keys.search', matches: (e) => isCommand(e) && !e.shiftKey && e.key.toLowerCase() === 'k', run: search },
  { keys: 'Alt ↑ ↓', text: 'keys.next', matches: (e) => e.altKey && !e.shiftKey && isArrow(e), run: (e) => step(e.key === 'ArrowDown' ? 1 : -1, false) },
  { keys: 'Alt Shift ↑ ↓', text: 'keys.nextUnread', matches: (e) => e.altKey && e.shiftKey && isArrow(e), run: (e) => step(e.key === 'ArrowDown' ? 1 : -1, true) },
  { keys: 'Ctrl Shift U', text: 'keys.upload', matches: (e) => isCommand(e) && e.shiftKey && e.key.toLowerCase() === 'u', run: () => dispatchEvent(new Event('webchat:upload')) },
  { keys: 'Ctrl F6', text: 'keys.regions', matches: (e) => isCommand(e) && e.key === 'F6', run: (e) => nextRegion(e.shiftKey) },
  { keys: 'Ctrl /', text: 'keys.help', matches: (e) => isCommand(e) && e.key === '/', run: showHelp },
];
