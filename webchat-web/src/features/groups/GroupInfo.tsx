import { useEffect, useState } from 'preact/hooks';
import { Crown, ShieldMinus, ShieldPlus, UserMinus, X } from 'lucide-preact';
import { relay } from '../../api/relay';
import type { JoinRequest, Member } from '../../api/types';
import { go } from '../../app/router';
import { groupNews, groups, me, model } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field, Problem } from '../../ui/Field';
import { InfoActions } from '../conversation/InfoActions';
import { EditGroup } from './EditGroup';
import styles from '../directory/Directory.module.css';

export function GroupInfo({ id, onClose }: { id: string; onClose: () => void }) {
  const groupId = id.slice(6);
  const group = groups.value[groupId];
  const [members, setMembers] = useState<Member[]>([]);
  const [requests, setRequests] = useState<JoinRequest[]>([]);
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const leads = group?.role === 'owner' || group?.role === 'admin';
  const news = groupNews.value;
  const load = async () => {
    setMembers((await relay.members(groupId)).members);
    if (leads) setRequests((await relay.joinRequests(groupId)).requests.filter((r) => r.state === 'open' || r.state === 'pending' || !r.state));
  };
  useEffect(() => { load().catch(() => undefined); }, [groupId, leads, news]);
  const act = (action: Promise<unknown>) => { action.then(load).then(() => setProblem(null)).catch((e: Error) => setProblem(e.message)); };
  const gone = () => {
    const { [groupId]: _, ...others } = groups.value;
    groups.value = others;
    const { [id]: __, ...conversations } = model.value.conversations;
    model.value = { ...model.value, conversations };
    go('chats');
  };
  if (!group) return null;
  return (
    <div class={styles.info}>
      <header class={styles.bar}><strong>{t('chat.details')}</strong><IconButton icon={X} label={t('ui.close')} onClick={onClose} /></header>
      <div class={styles.face}>
        <Avatar id={id} name={group.name} kind={group.mode === 'stream' ? 'stream' : 'group'} size="lg" />
        <h2 dir="auto">{group.name}</h2>
        {group.description && <p class={styles.muted} dir="auto">{group.description}</p>}
      </div>
      <Problem text={problem} />
      {leads && requests.length > 0 && (
        <section class={styles.block}>
          <h3>{t('group.requests')}</h3>
          {requests.map((r) => (
            <div key={r.request_id} class={styles.line}>
              <span class={styles.lineText}>{r.display_name ?? r.chat_address}</span>
              <Button variant="primary" onClick={() => act(relay.decideJoin(groupId, r.request_id, true))}>{t('group.accept')}</Button>
              <Button onClick={() => act(relay.decideJoin(groupId, r.request_id, false))}>{t('group.reject')}</Button>
            </div>
          ))}
        </section>
      )}
      <section class={styles.block}>
        <h3>{t('group.members')}</h3>
        {members.map((m) => (
          <div key={m.chat_address} class={styles.line}>
            <Avatar id={`dm:${m.chat_address}`} name={m.display_name} kind={m.kind} size="sm" />
            <span class={styles.lineText}><span dir="auto">{m.display_name}</span><span class={styles.muted}>{m.chat_address} · {t(`group.${m.role}`)}</span></span>
            {group.role === 'owner' && m.role !== 'owner' && (
              <IconButton icon={m.role === 'admin' ? ShieldMinus : ShieldPlus} size={18} label={t(m.role === 'admin' ? 'group.makeMember' : 'group.makeAdmin')}
                onClick={() => act(relay.setRole(groupId, m.chat_address, m.role === 'admin' ? 'member' : 'admin'))} />
            )}
            {group.role === 'owner' && m.role === 'admin' && (
              <IconButton icon={Crown} size={18} label={t('group.makeOwner')} onClick={() => act(relay.setRole(groupId, m.chat_address, 'owner'))} />
            )}
            {leads && m.role !== 'owner' && m.chat_address !== me.value?.chat_address && (
              <IconButton icon={UserMinus} size={18} label={t('group.remove')} onClick={() => act(relay.removeMember(groupId, m.chat_address))} />
            )}
          </div>
        ))}
        {leads && (
          <form class={styles.form} onSubmit={(e) => { e.preventDefault(); act(relay.addMember(groupId, address.trim().toLowerCase()).then(() => setAddress(''))); }}>
            <Field label={t('group.addMember')} value={address} onValue={setAddress} autocomplete="off" />
            <Button type="submit" disabled={!address.trim()}>{t('group.add')}</Button>
          </form>
        )}
      </section>
      <InfoActions id={id} />
      <div class={styles.actions}>
        {leads && <Button onClick={() => setEditing(true)}>{t('group.edit')}</Button>}
        {group.role && <Button variant="danger" onClick={() => { relay.leaveGroup(groupId).then(gone).catch((e: Error) => setProblem(e.message)); }}>{t('group.leave')}</Button>}
        {group.role === 'owner' && <Button variant="danger" onClick={() => setDeleting(true)}>{t('group.delete')}</Button>}
      </div>
      {editing && <EditGroup group={group} onClose={() => setEditing(false)} />}
      {deleting && (
        <Dialog title={t('group.delete')} onClose={() => setDeleting(false)}>
          <p>{t('group.deleteHint')}</p>
          <Button variant="danger" onClick={() => { relay.deleteGroup(groupId).then(gone).catch((e: Error) => { setProblem(e.message); setDeleting(false); }); }}>{t('group.delete')}</Button>
        </Dialog>
      )}
    </div>
  );
}
