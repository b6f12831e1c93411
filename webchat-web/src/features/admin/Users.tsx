import { useEffect, useState } from 'preact/hooks';
import { adminApi, type ManagedUser } from '../../api/admin';
import { me } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Field, Problem } from '../../ui/Field';
import { useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';

export function Users() {
  const [query, setQuery] = useState('');
  const [users, setUsers] = useState<ManagedUser[]>([]);
  const [problem, run] = useProblem();
  const load = () => adminApi.users(query.trim()).then((r) => setUsers(r.users));
  useEffect(() => {
    const timer = setTimeout(() => run(load()), 200);
    return () => clearTimeout(timer);
  }, [query]);
  const act = (u: ManagedUser, action: string) => run(adminApi.act(u.chat_address, action).then(load));
  return (
    <section class={styles.card}>
      <Field label={t('dir.filter')} value={query} onValue={setQuery} />
      <Problem text={problem} />
      {users.map((u) => (
        <div key={u.chat_address} class={styles.line}>
          <Avatar id={`dm:${u.chat_address}`} name={u.display_name} kind={u.kind} size="sm" />
          <span class={styles.text}>{u.display_name}<span class={styles.muted}>{[u.chat_address, u.email, u.admin ? t('group.admin') : null, u.standing === 'active' ? null : u.standing].filter(Boolean).join(' · ')}</span></span>
          {u.chat_address !== me.value?.chat_address && (
            <>
              {u.kind === 'person' && <Button onClick={() => act(u, u.admin ? 'demote' : 'promote')}>{t(u.admin ? 'admin.demote' : 'admin.promote')}</Button>}
              <Button variant="danger" onClick={() => act(u, u.standing === 'blocked' ? 'unblock' : 'block')}>{t(u.standing === 'blocked' ? 'admin.unblock' : 'admin.block')}</Button>
            </>
          )}
        </div>
      ))}
    </section>
  );
}
