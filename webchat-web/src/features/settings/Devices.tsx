import { useEffect, useState } from 'preact/hooks';
import { encode } from 'uqr';
import { relayRoot } from '../../api/client';
import { relay } from '../../api/relay';
import type { Session } from '../../api/types';
import { ago, t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { Secret, useProblem } from './parts';
import styles from './Settings.module.css';

export function Devices() {
  const [sessions, setSessions] = useState<Session[]>([]);
  const [link, setLink] = useState<string | null>(null);
  const [problem, run] = useProblem();
  const load = () => relay.sessions().then((r) => setSessions(r.sessions));
  useEffect(() => run(load()), []);
  const pair = () => run(relay.pairingCode().then((p) => setLink(`${relayRoot()}${location.pathname.slice(new URL(relayRoot()).pathname.replace(/\/$/, '').length)}#pair=${p.code}`)));
  return (
    <>
      <section class={styles.card}>
        {sessions.map((s) => (
          <div key={s.session_id} class={styles.line}>
            <span class={styles.text}>
              {[s.device_name, s.session_name].filter(Boolean).join(' · ') || s.session_id}
              <span class={styles.muted}>{s.current ? t('set.thisDevice') : s.online ? t('presence.online') : t('set.lastActive', { ago: ago(s.last_seen_at) })}</span>
            </span>
            {!s.current && <Button variant="danger" onClick={() => run(relay.revokeSession(s.session_id).then(load))}>{t('set.revoke')}</Button>}
          </div>
        ))}
        <Problem text={problem} />
      </section>
      <section class={styles.card}>
        <h2>{t('set.pair')}</h2>
        <p class={styles.muted}>{t('set.pairHint')}</p>
        {link ? <><QrCode text={link} /><Secret label={t('set.copyLink')} text={link} /></> : <div class={styles.row}><Button variant="primary" onClick={pair}>{t('set.pairShow')}</Button></div>}
      </section>
    </>
  );
}

function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return <svg class={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('set.pair')} shapeRendering="crispEdges"><path d={path} fill="currentColor" /></svg>;
}
