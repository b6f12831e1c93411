import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import type { Message, Receipt } from '../../api/types';
import { nameOf } from '../../state/signals';
import { dateTime, t, type Key } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Problem } from '../../ui/Field';
import { deleteMessage } from './messageActions';
import styles from './MessageDialogs.module.css';

interface Props { message: Message; onClose: () => void }

/** Runs an action of a dialog: it closes on success, and says what failed otherwise. */
function useAction(onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = (action: () => Promise<unknown>) => {
    setBusy(true);
    action().then(onClose).catch((e: Error) => { setProblem(e.message); setBusy(false); });
  };
  return { busy, problem, run };
}

export function DeleteDialog({ message, onClose }: Props) {
  const { busy, problem, run } = useAction(onClose);
  return (
    <Dialog title={t('delete.title')} onClose={onClose}>
      <p>{t('delete.hint')}</p>
      <Problem text={problem} />
      <div class={styles.buttons}>
        <Button onClick={onClose}>{t('chat.cancel')}</Button>
        <Button variant="danger" disabled={busy} onClick={() => run(() => deleteMessage(message))}>{t('menu.delete')}</Button>
      </div>
    </Dialog>
  );
}

const REASONS = ['spam', 'harassment', 'illegal', 'other'] as const;

export function ReportDialog({ message, onClose }: Props) {
  const [reason, setReason] = useState<(typeof REASONS)[number]>('spam');
  const { busy, problem, run } = useAction(onClose);
  return (
    <Dialog title={t('report.title')} onClose={onClose}>
      <Choice label={t('report.reason')} value={reason} onValue={setReason} options={REASONS.map((r) => [r, t(`report.${r}`)])} />
      <Problem text={problem} />
      <div class={styles.buttons}>
        <Button variant="danger" disabled={busy} onClick={() => run(() => relay.report({ message_id: message.message_id, reason }))}>{t('report.send')}</Button>
      </div>
    </Dialog>
  );
}

export function DetailsDialog({ message, onClose }: Props) {
  const [receipts, setReceipts] = useState<Receipt[]>([]);
  const [edits, setEdits] = useState<{ text: string; replaced_at: string }[]>([]);
  useEffect(() => {
    relay.message(message.message_id).then((m) => setReceipts(m.receipts ?? [])).catch(() => undefined);
    if (message.edited_at) relay.edits(message.message_id).then((r) => setEdits(r.edits)).catch(() => undefined);
  }, []);
  return (
    <Dialog title={t('menu.details')} onClose={onClose}>
      <dl class={styles.facts}>
        <dt>{t('details.sent')}</dt><dd>{dateTime(message.created_at)}</dd>
        <dt>{t('details.id')}</dt><dd class={styles.id}>{message.message_id}</dd>
        {receipts.map((r) => (
          <><dt>{nameOf(r.chat_address)}</dt>
            <dd>{r.status in LABELS ? t(LABELS[r.status]!) : r.status}{r.read_at || r.delivered_at ? ` · ${dateTime((r.read_at ?? r.delivered_at)!)}` : ''}</dd></>
        ))}
      </dl>
      {edits.length > 0 && <h3>{t('details.earlier')}</h3>}
      {edits.map((e) => <p key={e.replaced_at} class={styles.earlier}><time>{dateTime(e.replaced_at)}</time>{e.text}</p>)}
    </Dialog>
  );
}

const LABELS: Record<string, Key> = { queued: 'mark.stored', delivered: 'mark.delivered', read: 'mark.read', failed: 'mark.failed', expired: 'mark.expired' };
