import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';
import { Dialog } from '../ui/Dialog';
import styles from './Shell.module.css';
import { shortcuts } from './shortcuts';

/** Listens for the shortcuts everywhere, and shows them when asked. */
export function ShortcutHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const all = shortcuts(() => setOpen(true));
    const onKey = (e: KeyboardEvent) => {
      const found = all.find((s) => s.matches(e));
      if (!found) return;
      e.preventDefault();
      found.run(e);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (!open) return null;
  return (
    <Dialog title={t('keys.title')} onClose={() => setOpen(false)}>
      <dl class={styles.keys}>{shortcuts(() => undefined).map((s) => <><dt>{t(s.text)}</dt><dd><kbd dir="ltr">{s.keys}</kbd></dd></>)}</dl>
    </Dialog>
  );
}
