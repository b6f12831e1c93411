import { useState } from 'preact/hooks';
import { Columns2, MessageCircle } from 'lucide-preact';
import { href, openConversation } from '../../app/router';
import { addressOf, isGroup } from '../../state/model';
import { kindOf, nameOf, users } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Empty } from '../../ui/Field';
import { BackLink } from '../../ui/PageHeader';
import { Conversation } from '../conversation/Conversation';
import { StatePill } from '../directory/StatePill';
import { PauseButton } from './PauseButton';
import styles from './Supervision.module.css';
import { WatchLog } from './WatchLog';
import { watchPath } from './WatchList';

/** One conversation of an agent, read-only, with the ways to step in. On wide screens the own one fits beside it. */
export function WatchPage({ agent, id }: { agent: string; id: string }) {
  const [beside, setBeside] = useState(false);
  const name = nameOf(agent);
  if (!id) return <div class={styles.blank}><Empty title={t('sup.pick')}><PauseButton agent={agent} /></Empty></div>;
  const other = addressOf(id);
  return (
    <div class={styles.page}>
      <section class={styles.column} aria-label={`${name}: ${nameOf(id)}`}>
        <header class={styles.bar}>
          <BackLink to={href('watch', watchPath(agent))} />
          <Avatar id={id} name={nameOf(id)} kind={kindOf(id)} size="sm" />
          <span class={styles.names}><strong dir="auto">{name} · {nameOf(id)}</strong><StatePill user={users.value[agent]} /></span>
          <PauseButton agent={agent} />
          <IconButton class={styles.wide!} icon={Columns2} active={beside} label={t('sup.beside')} onClick={() => setBeside(!beside)} />
        </header>
        <WatchLog key={id} agent={agent} id={id} />
        <footer class={styles.note}>
          <span>{t('sup.readOnly', { name })}</span>
          <span class={styles.buttons}>
            {[agent, ...(isGroup(id) || kindOf(id) === 'system' ? [] : [other])].map((address) => (
              <Button key={address} onClick={() => openConversation(`dm:${address}`)}><MessageCircle size={18} strokeWidth={1.75} aria-hidden="true" />{t('sup.writeTo', { name: nameOf(address) })}</Button>
            ))}
          </span>
        </footer>
      </section>
      {beside && <div class={styles.beside}><Conversation key={agent} id={`dm:${agent}`} /></div>}
    </div>
  );
}
