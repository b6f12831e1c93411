import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LucideIcon } from 'lucide-preact';
import styles from './Menu.module.css';

export interface MenuItem { label: string; icon: LucideIcon; onSelect: () => void; danger?: boolean }
interface Props { at: { x: number; y: number }; items: MenuItem[]; onClose: () => void; label: string; emoji?: (emoji: string) => void }

const QUICK = ['👍', '❤️', '😂', '🎉', '👀', '✅'];

export function Menu({ at, items, onClose, label, emoji }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState(at);
  useLayoutEffect(() => {
    const box = ref.current!.getBoundingClientRect();
    setPlace({ x: Math.max(8, Math.min(at.x, innerWidth - box.width - 8)), y: Math.max(8, Math.min(at.y, innerHeight - box.height - 8)) });
    const opener = document.activeElement as HTMLElement | null;
    ref.current!.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    return () => opener?.focus?.();
  }, []);
  useEffect(() => {
    const outside = (e: Event) => { if (!ref.current?.contains(e.target as Node)) onClose(); };
    addEventListener('pointerdown', outside, true);
    addEventListener('resize', onClose);
    return () => { removeEventListener('pointerdown', outside, true); removeEventListener('resize', onClose); };
  }, []);
  const onKeyDown = (e: KeyboardEvent) => {
    const all = [...ref.current!.querySelectorAll<HTMLElement>('[role=menuitem]')];
    const now = all.indexOf(document.activeElement as HTMLElement);
    if (e.key === 'Escape' || e.key === 'Tab') onClose();
    else if (e.key === 'ArrowDown' || e.key === 'ArrowRight') all[(now + 1) % all.length]?.focus();
    else if (e.key === 'ArrowUp' || e.key === 'ArrowLeft') all.at(now - 1)?.focus();
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div ref={ref} class={styles.menu} role="menu" aria-label={label} onKeyDown={onKeyDown} style={{ left: `${place.x}px`, top: `${place.y}px` }}>
      {emoji && (
        <div class={styles.quick}>
          {QUICK.map((e) => <button type="button" key={e} role="menuitem" aria-label={e} onClick={() => emoji(e)}>{e}</button>)}
        </div>
      )}
      {items.map(({ label: text, icon: Icon, onSelect, danger }) => (
        <button type="button" key={text} role="menuitem" class={`${styles.item} ${danger ? styles.danger : ''}`} onClick={onSelect}>
          <Icon size={18} strokeWidth={1.75} aria-hidden="true" />{text}
        </button>
      ))}
    </div>
  );
}
