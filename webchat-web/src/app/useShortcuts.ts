import { useEffect } from 'preact/hooks';
import { conversations } from '../state/signals';
import { go, openConversation, route } from './router';

function step(by: number, unreadOnly: boolean): void {
  const all = conversations.value.filter((c) => !c.archived);
  const now = all.findIndex((c) => c.conversation === route.value.id);
  const order = by > 0 ? all.slice(now + 1) : all.slice(0, Math.max(0, now)).reverse();
  const next = order.find((c) => !unreadOnly || c.unread_count > 0);
  if (next) openConversation(next.conversation);
}

export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 'k') {
        e.preventDefault();
        if (['directory', 'settings', 'admin'].includes(route.value.page)) go('chats');
        requestAnimationFrame(() => requestAnimationFrame(() => dispatchEvent(new Event('webchat:search'))));
      } else if (e.altKey && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) {
        e.preventDefault();
        step(e.key === 'ArrowDown' ? 1 : -1, e.shiftKey);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
