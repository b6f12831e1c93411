import { useEffect, useState } from 'preact/hooks';
import { relayRoot } from '../../api/client';
import { relay } from '../../api/relay';
import type { Opened, User } from '../../api/types';
import { go, href } from '../../app/router';
import { users } from '../../state/signals';
import { refreshDirectory } from '../../sync/sync';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field, Problem } from '../../ui/Field';
import { StatePill } from '../directory/StatePill';
import { Secret, useProblem } from './parts';
import styles from './Settings.module.css';

export function Agents() {
  const [agents, setAgents] = useState<User[] | null>(null);
  const [created, setCreated] = useState<Opened | null>(null);
  const [revoking, setRevoking] = useState<User | null>(null);
  const [name, setName] = useState('');
  const [address, setAddress] = useState('');
  const [problem, run] = useProblem();
  const load = () => relay.agents().then((r) => { setAgents(r.agents); void refreshDirectory().catch(() => undefined); });
  useEffect(() => run(load()), []);
  const create = (e: Event) => {
    e.preventDefault();
    run(relay.createAgent({ display_name: name.trim(), ...(address ? { chat_address: address.trim().toLowerCase() } : {}) }).then((opened) => {
      setCreated(opened);
      setName('');
      setAddress('');
      return load();
    }));
  };
  return (
    <>
      {created && (
        <section class={styles.card}>
          <p>{t('set.tokenOnce', { name: created.user.display_name })}</p>
          <Secret label={t('set.token')} text={created.session_token} />
          <Secret label={t('set.mcp')} text={JSON.stringify({ mcpServers: { webchat: { type: 'http', url: `${relayRoot()}/mcp`, headers: { Authorization: `Bearer ${created.session_token}` } } } }, null, 2)} />
          <Secret label={t('set.curl')} text={`curl -H 'X-PChat-Session: ${created.session_token}' ${relayRoot()}/api/v1/webchat/poll -d '{"wait":55}'`} />
          <div class={styles.row}><Button onClick={() => setCreated(null)}>{t('ui.done')}</Button></div>
        </section>
      )}
      <section class={styles.card}>
        {agents?.length === 0 && <p class={styles.muted}>{t('set.noAgents')}</p>}
        {agents?.map((a) => (
          <div key={a.chat_address} class={styles.line}>
            <Avatar id={`dm:${a.chat_address}`} name={a.display_name} kind="agent" presence={users.value[a.chat_address]?.online ? 'online' : undefined} />
            <span class={styles.text}><a href={href('c', `dm:${a.chat_address}`)}>{a.display_name}</a><span class={styles.muted}>{a.chat_address}</span></span>
            <StatePill user={users.value[a.chat_address]} />
            <Button onClick={() => go('watch', a.chat_address)}>{t('sup.title')}</Button>
            <Button variant="danger" onClick={() => setRevoking(a)}>{t('set.revoke')}</Button>
          </div>
        ))}
      </section>
      <form class={styles.card} onSubmit={create}>
        <h2>{t('set.newAgent')}</h2>
        <p class={styles.muted}>{t('set.agentHint')}</p>
        <Field label={t('set.name')} value={name} onValue={setName} required maxLength={80} />
        <Field label={t('signin.address')} value={address} onValue={setAddress} autocomplete="off" />
        <Problem text={problem} />
        <div class={styles.row}><Button variant="primary" type="submit" disabled={!name.trim()}>{t('ui.create')}</Button></div>
      </form>
      {revoking && (
        <Dialog title={t('set.revokeAgent', { name: revoking.display_name })} onClose={() => setRevoking(null)}>
          <p>{t('set.revokeAgentHint')}</p>
          <Button variant="danger" onClick={() => { run(relay.revokeAgent(revoking.chat_address).then(load)); setRevoking(null); }}>{t('set.revoke')}</Button>
        </Dialog>
      )}
    </>
  );
}
