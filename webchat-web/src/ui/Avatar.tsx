import { Bot, Radio, Smartphone, Users, Cog } from 'lucide-preact';
import styles from './Avatar.module.css';

interface Props { id: string; name: string; kind: string; size?: 'sm' | 'md' | 'lg'; presence?: 'online' | 'idle' | undefined }

const hue = (id: string): number => {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.codePointAt(0)!) >>> 0;
  return hash % 8;
};
const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((w) => (w ? [...w][0] : '')).join('').toLocaleUpperCase();
};
const glyphs = { agent: Bot, bridge: Smartphone, group: Users, stream: Radio, system: Cog } as const;

export function Avatar({ id, name, kind, size = 'md', presence }: Props) {
  const Glyph = glyphs[kind as keyof typeof glyphs];
  const shape = kind === 'agent' || kind === 'system' ? styles.square : '';
  return (
    <span class={`${styles.avatar} ${styles[size]} ${styles[`hue${hue(id)}`]} ${shape}`} aria-hidden="true">
      {Glyph ? <Glyph size={size === 'sm' ? 16 : size === 'lg' ? 36 : 22} strokeWidth={1.75} /> : initials(name)}
      {presence && <span class={`${styles.dot} ${presence === 'idle' ? styles.idle : ''}`} />}
    </span>
  );
}
