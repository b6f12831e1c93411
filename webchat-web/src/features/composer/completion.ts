export interface Token { kind: 'mention' | 'emoji'; word: string; from: number; to: number }
export interface Choice { key: string; insert: string; label: string; hint: string; sign?: string }

const TOKEN = /(?:^|[\s(])([@:])([\p{L}\p{N}._+-]*)$/u;
const MIN_EMOJI = 2;
export const MAX_CHOICES = 8;

/** The word before the caret that can be completed: a mention from its first sign on, an emoji from two letters on. */
export function tokenAt(text: string, caret: number): Token | null {
  const found = TOKEN.exec(text.slice(0, caret));
  if (!found) return null;
  const [, sign, word = ''] = found;
  if (sign === ':' && word.length < MIN_EMOJI) return null;
  return { kind: sign === '@' ? 'mention' : 'emoji', word: word.toLocaleLowerCase(), from: caret - word.length - 1, to: caret };
}

/** Those that begin with the word come before those that contain it. */
export function ranked<T>(all: readonly T[], word: string, namesOf: (item: T) => readonly string[]): T[] {
  const rank = (item: T): number => {
    const names = namesOf(item).map((n) => n.toLocaleLowerCase());
    return names.includes(word) ? 0 : names.some((n) => n.startsWith(word)) ? 1 : names.some((n) => n.includes(word)) ? 2 : 3;
  };
  return all.map((item) => ({ item, at: rank(item) })).filter((r) => r.at < 3).sort((a, b) => a.at - b.at).slice(0, MAX_CHOICES).map((r) => r.item);
}

export const replaced = (text: string, token: Token, insert: string): { text: string; caret: number } => {
  const after = text.slice(token.to);
  const gap = after.startsWith(' ') ? '' : ' ';
  return { text: text.slice(0, token.from) + insert + gap + after, caret: token.from + insert.length + 1 };
};
