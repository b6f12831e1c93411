import { useRef, useState } from 'preact/hooks';
import { Ellipsis, Reply } from 'lucide-preact';
import type { Message } from '../../api/types';
import type { Row } from '../../state/select';
import { markOf } from '../../state/select';
import { isGroup } from '../../state/model';
import { me, model } from '../../state/signals';
import { day, languageName, t, time } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { prefs } from '../language/engines';
import { QuestionCard } from '../needs-you/QuestionCard';
import { Attachments } from './Attachments';
import { Markdown } from './Markdown';
import { MarkIcon } from './MarkIcon';
import { preview } from './preview';
import { toggleReaction } from './messageActions';
import styles from './Message.module.css';

interface Props {
  row: Row;
  quoted: Message | undefined;
  marked: boolean;
  /** The agent whose log this is; absent in the signed-in person's own log. With it, the message is read-only. */
  viewer?: string;
  onMenu: (message: Message, at: { x: number; y: number }) => void;
  onReply: (message: Message) => void;
  onJump: (id: string) => void;
}
const LONG_PRESS_MS = 450;

export function MessageItem({ row, quoted, marked, viewer, onMenu, onReply, onJump }: Props) {
  const { message: m } = row;
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>();
  const mine = viewer ?? me.value?.chat_address ?? '';
  const own = m.from === mine;
  const cancel = () => { if (press.current) clearTimeout(press.current.timer); };
  const showSender = row.first && (viewer !== undefined || !own) && (viewer !== undefined || isGroup(m.conversation) || m.from_kind === 'agent');
  return (
    <>
      {row.day && <div class={styles.day} role="separator"><span>{day(m.created_at)}</span></div>}
      {row.unread && <div class={styles.unread} role="separator"><span>{t('chat.unreadLine')}</span></div>}
      <article
        id={m.message_id} class={`${styles.message} ${own ? styles.own : ''} ${row.first ? styles.first : ''} ${marked ? styles.highlight : ''}`}
        aria-label={`${m.from_name}, ${time(m.created_at)}`} tabIndex={-1}
        onContextMenu={(e) => { if (viewer || m.deleted || (e.target as Element).closest('a')) return; e.preventDefault(); onMenu(m, { x: e.clientX, y: e.clientY }); }}
        onTouchStart={(e) => {
          const touch = e.touches[0];
          if (!touch || viewer || m.deleted) return;
          press.current = { x: touch.clientX, y: touch.clientY, timer: setTimeout(() => onMenu(m, { x: touch.clientX, y: touch.clientY }), LONG_PRESS_MS) };
        }}
        onTouchMove={(e) => { const at = e.touches[0]; if (at && press.current && Math.hypot(at.clientX - press.current.x, at.clientY - press.current.y) > 10) cancel(); }}
        onTouchEnd={cancel} onTouchCancel={cancel}
      >
        {!own && isGroup(m.conversation) && <span class={styles.gutter}>{row.last && <Avatar id={`dm:${m.from}`} name={m.from_name} kind={m.from_kind} size="sm" />}</span>}
        <div class={styles.column}>
          {m.deleted ? <div class={`${styles.bubble} ${styles.tombstone}`}>{t('chat.deleted')} <Stamp m={m} own={false} /></div> : (
            <div class={styles.bubble}>
              {showSender && <span class={styles.sender} dir="auto">{m.from_name}</span>}
              {m.reply_to && (
                <button type="button" class={styles.quote} onClick={() => onJump(m.reply_to!)}>
                  <span class={styles.sender}>{quoted?.from_name ?? '…'}</span>
                  <span class={styles.quoteText} dir="auto">{quoted ? preview(quoted) : ''}</span>
                </button>
              )}
              {m.subject && <strong>{m.subject}</strong>}
              {m.attachments.length > 0 && <Attachments files={m.attachments} conversation={m.conversation} />}
              <Content m={m} />
              <Stamp m={m} own={own} />
            </div>
          )}
          {m.reactions && m.reactions.length > 0 && (
            <div class={styles.reactions}>
              {m.reactions.map((r) => (
                <button type="button" key={r.emoji} class={styles.reaction} disabled={Boolean(viewer)} aria-pressed={r.from.includes(mine)} title={r.from.join(', ')} onClick={() => void toggleReaction(m, r.emoji)}>
                  {r.emoji} <span>{r.from.length}</span>
                </button>
              ))}
            </div>
          )}
        </div>
        {!m.deleted && !viewer && (
          <div class={styles.tools}>
            <button type="button" aria-label={t('menu.reply')} title={t('menu.reply')} onClick={() => onReply(m)}><Reply size={18} strokeWidth={1.75} aria-hidden="true" /></button>
            <button type="button" aria-label={t('menu.more')} title={t('menu.more')} aria-haspopup="menu" onClick={(e) => { const box = e.currentTarget.getBoundingClientRect(); onMenu(m, { x: box.left, y: box.bottom + 4 }); }}><Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" /></button>
          </div>
        )}
      </article>
    </>
  );
}

function Stamp({ m, own }: { m: Message; own: boolean }) {
  return (
    <span class={styles.stamp}>
      {m.edited_at && !m.deleted ? `${t('chat.edited')} ` : ''}<time dateTime={m.created_at}>{time(m.created_at)}</time>
      {own && <MarkIcon mark={markOf(m, model.value.conversations[m.conversation])} />}
    </span>
  );
}

/** A translation or a transcript stands for the text; the original is one click away. */
function Body({ m }: { m: Message }) {
  const [original, setOriginal] = useState(false);
  const { text: translated, transcript: heard, language: into, state, reason } = m.translation ?? {};
  const transcript = prefs.value.captions ? heard : undefined;
  const source = m.text || transcript || '';
  if (state === 'failed') return <>{source && <Markdown text={source} />}<p class={styles.caption}>{t('lang.failed', { reason: reason ?? '' })}</p></>;
  if (!translated && !transcript) return m.text ? <Markdown text={m.text} /> : null;
  return (
    <>
      <Markdown text={original || !translated ? source : translated} />
      {translated && translated !== source ? (
        <button type="button" class={styles.translated} aria-pressed={original} onClick={() => setOriginal(!original)}>
          {original ? t('lang.showTranslation') : t('lang.translated', { language: languageName(into) })}
        </button>
      ) : <p class={styles.caption}>{t('lang.transcript')}</p>}
    </>
  );
}

/** A question's own text stands without the list of options that its message repeats for other clients. */
function Content({ m }: { m: Message }) {
  const question = Object.values(model.value.questions).find((q) => q.message_id === m.message_id);
  if (!question) return <Body m={m} />;
  return <><Markdown text={question.text} /><div class={styles.question}><QuestionCard question={question} /></div></>;
}
