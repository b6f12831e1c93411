import { useState } from 'preact/hooks';
import { addAccount, resume, saveProfile, signOut } from '../../actions/account';
import { accounts } from '../../platform/accounts';
import { me } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Field, Problem } from '../../ui/Field';
import { useProblem } from './parts';
import styles from './Settings.module.css';

export function Profile() {
  const user = me.value!;
  const [name, setName] = useState(user.display_name);
  const [saved, setSaved] = useState(false);
  const [problem, run] = useProblem();
  const save = (e: Event) => { e.preventDefault(); run(saveProfile({ display_name: name.trim() }).then(() => setSaved(true))); };
  const others = accounts().filter((a) => a.address !== user.chat_address);
  return (
    <>
      <form class={styles.card} onSubmit={save}>
        <div class={styles.line}>
          <Avatar id={`dm:${user.chat_address}`} name={user.display_name} kind="person" size="lg" />
          <span class={styles.text}><strong>{user.display_name}</strong><span class={styles.muted}>{user.chat_address}</span><span class={styles.muted}>{user.email}</span></span>
        </div>
        <Field label={t('set.name')} value={name} onValue={(v) => { setName(v); setSaved(false); }} maxLength={80} required />
        <label class={styles.check}>
          <input type="checkbox" checked={user.public_visible} onChange={(e) => run(saveProfile({ public_visible: e.currentTarget.checked }))} />
          <span class={styles.text}>{t('set.visible')}<span class={styles.muted}>{t('set.visibleHint')}</span></span>
        </label>
        <Problem text={problem} />
        <div class={styles.row}><Button variant="primary" type="submit" disabled={!name.trim() || name.trim() === user.display_name}>{t(saved ? 'ui.saved' : 'ui.save')}</Button></div>
      </form>
      <section class={styles.card}>
        <h2>{t('set.accounts')}</h2>
        {others.map((a) => (
          <div key={a.address} class={styles.line}>
            <Avatar id={`dm:${a.address}`} name={a.name} kind="person" size="sm" />
            <span class={styles.text}>{a.name}<span class={styles.muted}>{a.address}</span></span>
            <Button onClick={() => void resume(a)}>{t('signin.enter')}</Button>
          </div>
        ))}
        <div class={styles.row}>
          <Button onClick={() => void addAccount()}>{t('set.addAccount')}</Button>
          <Button variant="danger" onClick={() => void signOut(false)}>{t('set.signOut')}</Button>
          <Button variant="danger" onClick={() => void signOut(true)}>{t('set.signOutAll')}</Button>
        </div>
      </section>
    </>
  );
}
