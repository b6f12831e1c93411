import type { ComponentChildren, JSX } from 'preact';
import type { LucideIcon } from 'lucide-preact';
import styles from './Button.module.css';

type Native = Omit<JSX.HTMLAttributes<HTMLButtonElement>, 'icon' | 'label'> & { disabled?: boolean; type?: 'button' | 'submit' };

export function Button({ variant = 'plain', children, class: extra = '', ...rest }: Native & { variant?: 'primary' | 'plain' | 'danger' | 'quiet'; children: ComponentChildren }) {
  return <button type="button" {...rest} class={`${styles.button} ${styles[variant]} ${extra}`}>{children}</button>;
}

export function IconButton({ icon: Icon, label, active, class: extra = '', size = 20, ...rest }: Native & { icon: LucideIcon; label: string; active?: boolean; size?: number }) {
  return (
    <button type="button" {...rest} class={`${styles.icon} ${active ? styles.active : ''} ${extra}`} aria-label={label} title={label}>
      <Icon size={size} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
