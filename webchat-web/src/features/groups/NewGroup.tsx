import { useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import { openConversation } from '../../app/router';
import { groups } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Field, Problem } from '../../ui/Field';
import styles from './Groups.module.css';

type Access = 'private' | 'approval' | 'open';

export function NewGroup({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [mode, setMode] = useState<'chat' | 'stream'>('chat');
  const [access, setAccess] = useState<Access>('private');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const create = async (e: Event) => {
    e.preventDefault();
    setBusy(true);
    try {
      const { group } = await relay.createGroup({
        name: name.trim(), mode, visibility: access === 'private' ? 'private' : 'public', join_policy: access === 'private' ? 'invite' : access,
        ...(description.trim() ? { description: description.trim() } : {}),
      });
      groups.value = { ...groups.value, [group.group_id]: group };
      onClose();
      openConversation(group.address);
    } catch (failure) {
      setProblem(failure instanceof Error ? failure.message : t('ui.failed'));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('group.create')} onClose={onClose}>
      <form class={styles.form} onSubmit={(e) => void create(e)}>
        <Field label={t('group.name')} value={name} onValue={setName} required maxLength={80} />
        <Field label={t('group.description')} value={description} onValue={setDescription} maxLength={500} />
        <Choice label={t('group.kind')} value={mode} onValue={setMode} options={[['chat', t('group.chat')], ['stream', t('group.stream')]]} />
        <Choice label={t('group.access')} value={access} onValue={setAccess} options={[['private', t('group.privateInvite')], ['approval', t('group.publicApproval')], ['open', t('group.publicOpen')]]} />
        <Problem text={problem} />
        <Button variant="primary" type="submit" disabled={busy || !name.trim()}>{t('ui.create')}</Button>
      </form>
    </Dialog>
  );
}
