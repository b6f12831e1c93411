import { useEffect, useState } from 'preact/hooks';
import { adminApi, type ClientKey, type Phone } from '../../api/admin';
import { ago, t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Field, Problem } from '../../ui/Field';
import { Secret, useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';

/** The phones that send messages of other networks, and the keys of programs that send through them. */
export function Phones() {
  const [phones, setPhones] = useState<Phone[]>([]);
  const [keys, setKeys] = useState<ClientKey[]>([]);
  const [secret, setSecret] = useState<{ name: string; key: string } | null>(null);
  const [phone, setPhone] = useState({ id: '', owner: '' });
  const [keyName, setKeyName] = useState('');
  const [problem, run] = useProblem();
  const load = () => Promise.all([adminApi.phones().then((r) => setPhones(r.phones)), adminApi.keys().then((r) => setKeys(r.api_keys))]);
  useEffect(() => run(load()), []);
  const shown = (name: string) => (answer: { key: string }) => { setSecret({ name, key: answer.key }); return load(); };
  return (
    <>
      {secret && (
        <section class={styles.card}>
          <Secret label={t('admin.keyOnce', { name: secret.name })} text={secret.key} />
          <div class={styles.row}><Button onClick={() => setSecret(null)}>{t('ui.done')}</Button></div>
        </section>
      )}
      <section class={styles.card}>
        <h2>{t('admin.phones')}</h2>
        {phones.length === 0 && <p class={styles.muted}>{t('admin.noPhones')}</p>}
        {phones.map((p) => (
          <div key={p.phone_id} class={styles.line}>
            <span class={styles.text}>{p.name || p.phone_id}<span class={styles.muted}>{[p.phone_id, p.owner, p.online ? t('presence.online') : p.last_seen_at ? t('presence.seen', { ago: ago(p.last_seen_at) }) : t('presence.offline')].join(' · ')}</span>
              {Object.entries(p.channels).map(([channel, c]) => <span key={channel} class={styles.muted}>{[channel, c.gateway, c.state, c.problem].filter(Boolean).join(' · ')}</span>)}</span>
            <Button onClick={() => run(adminApi.rotatePhone(p.phone_id).then(shown(p.phone_id)))}>{t('admin.newKey')}</Button>
            <Button variant="danger" onClick={() => run(adminApi.removePhone(p.phone_id).then(load))}>{t('set.delete')}</Button>
          </div>
        ))}
        <form class={styles.form} onSubmit={(e) => { e.preventDefault(); run(adminApi.addPhone(phone.id.trim(), phone.owner.trim()).then(shown(phone.id)).then(() => setPhone({ id: '', owner: '' }))); }}>
          <Field label={t('admin.phoneId')} value={phone.id} onValue={(id) => setPhone({ ...phone, id })} autocomplete="off" />
          <Field label={t('admin.phoneOwner')} value={phone.owner} onValue={(owner) => setPhone({ ...phone, owner })} autocomplete="off" />
          <Button type="submit" disabled={!phone.id.trim() || !phone.owner.trim()}>{t('group.add')}</Button>
        </form>
        <Problem text={problem} />
      </section>
      <section class={styles.card}>
        <h2>{t('admin.keys')}</h2>
        {keys.length === 0 && <p class={styles.muted}>{t('admin.noKeys')}</p>}
        {keys.map((k) => (
          <div key={k.api_key_id} class={styles.line}>
            <span class={styles.text}>{k.name}<span class={styles.muted}>{k.phone_ids.join(', ') || t('admin.allPhones')}</span></span>
            <Button onClick={() => run(adminApi.rotateKey(k.api_key_id).then(shown(k.name)))}>{t('admin.newKey')}</Button>
            <Button variant="danger" onClick={() => run(adminApi.removeKey(k.api_key_id).then(load))}>{t('set.delete')}</Button>
          </div>
        ))}
        <form class={styles.form} onSubmit={(e) => { e.preventDefault(); run(adminApi.addKey(keyName.trim()).then(shown(keyName)).then(() => setKeyName(''))); }}>
          <Field label={t('group.name')} value={keyName} onValue={setKeyName} autocomplete="off" />
          <Button type="submit" disabled={!keyName.trim()}>{t('ui.create')}</Button>
        </form>
      </section>
    </>
  );
}
