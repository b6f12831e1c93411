import { useEffect } from 'preact/hooks';
import { href } from '../../app/router';
import { isGroup } from '../../state/model';
import { kindOf, nameOf } from '../../state/signals';
import { short, t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Empty, Problem } from '../../ui/Field';
import { BackLink } from '../../ui/PageHeader';
import { preview } from '../conversation/preview';
import list from '../conversations/ConversationList.module.css';
import styles from './Supervision.module.css';
import { watch, watched, watchedConversations } from './watch';

export const watchPath = (agent: string, conversation = ''): string => (conversation ? `${agent}/${conversation}` : agent);

/** The conversations of an agent, as it sees them. */
export function WatchList({ agent, open }: { agent: string; open: string }) {
  useEffect(() => watch(agent), [agent]);
  const all = watched.value.agent === agent ? watchedConversations() : [];
  return (
    <section class={list.pane} aria-label={t('sup.of', { name: nameOf(agent) })}>
      <header class={styles.header}>
        <BackLink to={href('c', `dm:${agent}`)} />
        <Avatar id={`dm:${agent}`} name={nameOf(agent)} kind="agent" size="sm" />
        <h1 dir="auto">{t('sup.of', { name: nameOf(agent) })}</h1>
      </header>
      <Problem text={watched.value.problem} />
      <ul class={list.list}>
        {all.map((c) => {
          const last = c.last_message;
          return (
            <li key={c.conversation}>
              <a class={list.row} href={href('watch', watchPath(agent, c.conversation))} aria-current={c.conversation === open ? 'page' : undefined}>
                <Avatar id={c.conversation} name={nameOf(c.conversation)} kind={kindOf(c.conversation)} />
                <span class={list.main}>
                  <span class={list.top}><span class={list.name} dir="auto">{nameOf(c.conversation)}</span>{last && <time class={list.time} dateTime={last.created_at}>{short(last.created_at)}</time>}</span>
                  <span class={list.preview} dir="auto">{last ? `${isGroup(c.conversation) || last.from === agent ? `${last.from_name}: ` : ''}${preview(last)}` : ''}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      {all.length === 0 && !watched.value.problem && <Empty title={t('sup.none')} hint={t('sup.noneHint')} />}
    </section>
  );
}
