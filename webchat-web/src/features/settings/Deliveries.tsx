import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import type { Callback, Delivery } from '../../api/types';
import { dateTime, t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Empty, Problem } from '../../ui/Field';
import { useProblem } from './parts';
import styles from './Settings.module.css';

/** What became of the deliveries of a callback; each can be sent again. */
export function Deliveries({ callback, onClose }: { callback: Callback; onClose: () => void }) {
  const [all, setAll] = useState<Delivery[] | null>(null);
  const [problem, run] = useProblem();
  const load = () => relay.deliveries(callback.callback_id).then((r) => setAll(r.deliveries));
  useEffect(() => run(load()), []);
  return (
    <Dialog wide title={callback.url} onClose={onClose}>
      <Problem text={problem} />
      {all?.length === 0 && <Empty title={t('list.nothingHere')} />}
      {all?.map((d) => {
        const last = d.attempts.at(-1);
        return (
          <div key={d.delivery_id} class={styles.line}>
            <span class={styles.text}>{d.type} · {d.state}<span class={styles.muted}>{[dateTime(d.created_at), last?.response_status ?? last?.error, d.message_id].filter(Boolean).join(' · ')}</span></span>
            <Button onClick={() => run(relay.replay(callback.callback_id, d.delivery_id).then(load))}>{t('set.replay')}</Button>
          </div>
        );
      })}
    </Dialog>
  );
}
