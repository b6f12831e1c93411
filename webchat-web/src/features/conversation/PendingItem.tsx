import type { OutboxItem } from '../../state/model';
import { progress } from '../../state/signals';
import { discard, retry } from '../../sync/outbox';
import { t, time } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Markdown } from './Markdown';
import { MarkIcon } from './MarkIcon';
import styles from './Message.module.css';

/** A message of the outbox: shown where it will stand, with what keeps it from being sent. */
export function PendingItem({ item }: { item: OutboxItem }) {
  const part = progress.value[item.id];
  const uploading = item.state === 'waiting' && item.files.length > 0;
  return (
    <article class={`${styles.message} ${styles.own} ${styles.first}`} aria-label={t(`mark.${item.state}`)}>
      <div class={styles.column}>
        <div class={styles.bubble}>
          {item.files.map((f) => <div key={f.name}>{f.name}</div>)}
          {item.text && <Markdown text={item.text} />}
          {uploading && <progress class={styles.progress} value={part ?? 0} max={1} />}
          <span class={styles.stamp}><time>{time(item.createdAt)}</time><MarkIcon mark={item.state} /></span>
        </div>
        {item.state === 'failed' && (
          <div class={styles.failure} role="alert">
            <span>{item.reason}</span>
            <Button variant="quiet" onClick={() => void retry(item.id)}>{t('menu.retry')}</Button>
            <Button variant="quiet" onClick={() => void discard(item.id)}>{t('menu.discard')}</Button>
          </div>
        )}
        {uploading && <Button variant="quiet" onClick={() => void discard(item.id)}>{t('chat.cancel')}</Button>}
      </div>
    </article>
  );
}
