export interface Emoji { emoji: string; names: string[]; tags: string[]; description: string; category: string }

let loading: Promise<readonly Emoji[]> | undefined;
/** All emoji with their names; loaded once, when somebody needs one. */
export const loadEmoji = (): Promise<readonly Emoji[]> => (loading ??= import('gemoji').then((m) => m.gemoji));

const RECENT = 'webchat.emoji';
const MAX_RECENT = 16;
export const recentEmoji = (): string[] => JSON.parse(localStorage.getItem(RECENT) ?? '[]') as string[];
export const rememberEmoji = (emoji: string): void =>
  localStorage.setItem(RECENT, JSON.stringify([emoji, ...recentEmoji().filter((e) => e !== emoji)].slice(0, MAX_RECENT)));
