import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { X } from 'lucide-preact';
import { t } from '../i18n/i18n';
import { IconButton } from './Button';
import styles from './Dialog.module.css';

interface Props { title: string; onClose: () => void; children: ComponentChildren; wide?: boolean }

/** The browser's own modal dialog: it keeps the focus inside and gives it back to the opener. */
export function Dialog({ title, onClose, children, wide }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const label = useId();
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    ref.current?.showModal();
    return () => opener?.focus?.();
  }, []);
  return (
    <dialog
      ref={ref} class={`${styles.dialog} ${wide ? styles.wide : ''}`} aria-labelledby={label}
      onCancel={(e) => { e.preventDefault(); onClose(); }}
      onKeyDown={(e) => e.key === 'Escape' && e.stopPropagation()}
      onMouseDown={(e) => e.target === e.currentTarget && onClose()}
    >
      <div class={styles.body}>
        <header class={styles.header}>
          <h2 id={label}>{title}</h2>
          <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
