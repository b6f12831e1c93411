import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { useProblem } from './parts';
import styles from './Settings.module.css';

export function Privacy() {
  const [blocked, setBlocked] = useState<{ chat_address: string; display_name?: string }[] | null>(null);
  const [problem, run] = useProblem();
  const load = () => relay.blocks().then((r) => setBlocked(r.blocks));
  useEffect(() => run(load()), []);
  return (
    <section class={styles.card}>
      <h2>{t('set.blocked')}</h2>
      {blocked?.length === 0 && <p class={styles.muted}>{t('set.noBlocked')}</p>}
      {blocked?.map((b) => (
        <div key={b.chat_address} class={styles.line}>
          <span class={styles.text}>{b.display_name ?? b.chat_address}<span class={styles.muted}>{b.chat_address}</span></span>
          <Button onClick={() => run(relay.unblock(b.chat_address).then(load))}>{t('set.unblock')}</Button>
        </div>
      ))}
      <Problem text={problem} />
    </section>
  );
}
