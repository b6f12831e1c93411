import { useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import type { Group } from '../../api/types';
import { groups } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Field, Problem } from '../../ui/Field';
import styles from './Groups.module.css';

export function EditGroup({ group, onClose }: { group: Group; onClose: () => void }) {
  const [name, setName] = useState(group.name);
  const [description, setDescription] = useState(group.description ?? '');
  const [policy, setPolicy] = useState(group.join_policy);
  const [problem, setProblem] = useState<string | null>(null);
  const save = (e: Event) => {
    e.preventDefault();
    relay.changeGroup(group.group_id, { name: name.trim(), description: description.trim(), join_policy: policy }).then(({ group: changed }) => {
      groups.value = { ...groups.value, [changed.group_id]: changed };
      onClose();
    }).catch((failure: Error) => setProblem(failure.message));
  };
  return (
    <Dialog title={t('group.edit')} onClose={onClose}>
      <form class={styles.form} onSubmit={save}>
        <Field label={t('group.name')} value={name} onValue={setName} required maxLength={80} />
        <Field label={t('group.description')} value={description} onValue={setDescription} maxLength={500} />
        <Choice label={t('group.access')} value={policy} onValue={setPolicy} options={[['invite', t('group.privateInvite')], ['approval', t('group.publicApproval')], ['open', t('group.publicOpen')]]} />
        <Problem text={problem} />
        <Button variant="primary" type="submit" disabled={!name.trim()}>{t('ui.save')}</Button>
      </form>
    </Dialog>
  );
}
