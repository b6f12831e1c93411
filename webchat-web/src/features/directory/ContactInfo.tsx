import { useState } from 'preact/hooks';
import { Copy, X } from 'lucide-preact';
import { relay } from '../../api/relay';
import { go } from '../../app/router';
import { addressOf } from '../../state/model';
import { kindOf, me, nameOf, users } from '../../state/signals';
import { ago, t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { InfoActions } from '../conversation/InfoActions';
import { PauseButton } from '../supervision/PauseButton';
import { StatePill } from './StatePill';
import styles from './Directory.module.css';

export function ContactInfo({ id, onClose }: { id: string; onClose: () => void }) {
  const address = addressOf(id);
  const user = users.value[address];
  const [blocked, setBlocked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const toggle = () => {
    (blocked ? relay.unblock(address) : relay.block(address)).then(() => setBlocked(!blocked)).catch((e: Error) => setProblem(e.message));
  };
  return (
    <div class={styles.info}>
      <header class={styles.bar}><strong>{t('chat.details')}</strong><IconButton icon={X} label={t('ui.close')} onClick={onClose} /></header>
      <div class={styles.face}>
        <Avatar id={id} name={nameOf(id)} kind={kindOf(id)} size="lg" />
        <h2 dir="auto">{nameOf(id)}</h2>
        <span class={styles.address}>{address}<IconButton icon={Copy} size={16} label={t('info.copy')} onClick={() => void navigator.clipboard.writeText(address)} /></span>
        {user?.owner && <span class={styles.muted}>{t('dir.ownedBy', { name: nameOf(user.owner) })}</span>}
        <StatePill user={user} />
      </div>
      {user && user.sessions.length > 0 && (
        <section class={styles.block}>
          <h3>{t('info.sessions')}</h3>
          {user.sessions.map((s) => (
            <div key={s.session_id} class={styles.line}>
              <span class={styles.lineText}>
                <span>{[s.session_name, s.device_name].filter(Boolean).join(' · ') || user.display_name}</span>
                <span class={styles.muted}>{[s.state ? t(`state.${s.state}`) : null, s.status_text, s.online ? t('presence.online') : s.last_seen_at ? ago(s.last_seen_at) : null].filter(Boolean).join(' · ')}</span>
              </span>
            </div>
          ))}
        </section>
      )}
      {user?.owner === me.value?.chat_address && user?.kind === 'agent' && (
        <div class={styles.actions}>
          <Button variant="primary" onClick={() => go('watch', address)}>{t('sup.title')}</Button>
          <PauseButton agent={address} />
        </div>
      )}
      <InfoActions id={id} />
      {address !== me.value?.chat_address && kindOf(id) !== 'system' && (
        <div class={styles.actions}><Problem text={problem} /><Button variant={blocked ? 'plain' : 'danger'} onClick={toggle}>{t(blocked ? 'set.unblock' : 'menu.block')}</Button></div>
      )}
    </div>
  );
}
