import { href, openConversation } from '../../app/router';
import { conversationOf } from '../../state/model';
import { kindOf, me, nameOf, openQuestions, users } from '../../state/signals';
import { ago, t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Field';
import { PageHeader } from '../../ui/PageHeader';
import { StatePill } from '../directory/StatePill';
import { Markdown } from '../conversation/Markdown';
import { QuestionCard } from './QuestionCard';
import styles from './NeedsYou.module.css';

export function NeedsYou() {
  const open = openQuestions.value;
  const stuck = Object.values(users.value).filter((u) => u.owner === me.value?.chat_address
    && u.sessions.some((s) => s.state === 'blocked' || s.state === 'waiting'));
  return (
    <section class={styles.page} aria-label={t('nav.needsYou')}>
      <PageHeader title={t('nav.needsYou')} />
      <div class={styles.scroll}>
        {open.map((q) => (
          <article key={q.question_id} class={styles.card}>
            <header class={styles.who}>
              <Avatar id={`dm:${q.from}`} name={nameOf(q.from)} kind={kindOf(q.from)} size="sm" />
              <a class={styles.name} href={href('c', q.conversation)} title={t('needs.open')}>{nameOf(q.from)}</a>
              <span class={styles.when}>{t('needs.asked', { ago: ago(q.asked_at) })}</span>
            </header>
            <div class={styles.question}><Markdown text={q.text} /></div>
            <QuestionCard question={q} />
          </article>
        ))}
        {stuck.length > 0 && <h2 class={styles.section}>{t('needs.states')}</h2>}
        {stuck.map((u) => (
          <article key={u.chat_address} class={styles.card}>
            <header class={styles.who}>
              <Avatar id={`dm:${u.chat_address}`} name={u.display_name} kind={u.kind} size="sm" />
              <span class={styles.name}>{u.display_name}</span>
              <StatePill user={u} />
            </header>
            {u.sessions.map((s) => s.status_text && <p key={s.session_id} class={styles.result}>{s.status_text}</p>)}
            <div><Button onClick={() => openConversation(conversationOf(u.chat_address))}>{t('needs.open')}</Button></div>
          </article>
        ))}
        {open.length === 0 && stuck.length === 0 && <Empty title={t('needs.empty')} hint={t('needs.emptyHint')} />}
      </div>
    </section>
  );
}
