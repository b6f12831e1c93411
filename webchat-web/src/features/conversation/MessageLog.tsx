import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ArrowDown, Copy, Flag, Info, Pencil, Reply, Trash2 } from 'lucide-preact';
import type { Message } from '../../api/types';
import { me, model, nameOf, outbox } from '../../state/signals';
import { rowsOf } from '../../state/select';
import { loadOlder, markRead, openTimeline } from '../../sync/sync';
import { t } from '../../i18n/i18n';
import { Menu, type MenuItem } from '../../ui/Menu';
import { Announcer } from './Announcer';
import { MessageItem } from './MessageItem';
import { DeleteDialog, DetailsDialog, ReportDialog } from './MessageDialogs';
import { PendingItem } from './PendingItem';
import { toggleReaction } from './messageActions';
import messageStyles from './Message.module.css';
import styles from './Conversation.module.css';

interface Props { id: string; sends: number; canWrite: boolean; onReply: (m: Message) => void; onEdit: (m: Message) => void }
type Open = { kind: 'menu'; message: Message; at: { x: number; y: number } } | { kind: 'delete' | 'details' | 'report'; message: Message } | null;

const STUCK_PX = 50;
const MAX_JUMP_PAGES = 20;

export function MessageLog({ id, sends, canWrite, onReply, onEdit }: Props) {
  const timeline = model.value.timelines[id];
  const conversation = model.value.conversations[id];
  const pending = outbox.value.filter((o) => o.conversation === id);
  const log = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const anchor = useRef<{ id: string; top: number } | null>(null);
  const loading = useRef(false);
  const [away, setAway] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const [failed, setFailed] = useState(false);
  // Fixed when the conversation is opened, so that the line does not move while one reads.
  const unreadAtOpen = useRef(conversation?.unread_count ?? 0);
  const [unreadFrom, setUnreadFrom] = useState<number | null>(null);
  const messages = timeline?.messages ?? [];
  const rows = useMemo(() => rowsOf(messages, unreadFrom), [messages, unreadFrom]);
  const byId = useMemo(() => new Map(messages.map((m) => [m.message_id, m])), [messages]);

  useEffect(() => {
    let gone = false;
    openTimeline(id).then(() => {
      if (gone) return;
      const others = model.value.timelines[id]?.messages.filter((m) => m.from !== me.value?.chat_address) ?? [];
      if (unreadAtOpen.current > 0) setUnreadFrom(others.at(-unreadAtOpen.current)?.conversation_seq ?? null);
      const wanted = sessionStorage.getItem('webchat.jump');
      sessionStorage.removeItem('webchat.jump');
      if (wanted) void jump(wanted);
    }).catch(() => { if (!gone) setFailed(true); });
    return () => { gone = true; };
  }, [id]);

  const count = conversation?.unread_count ?? 0;
  useEffect(() => {
    const seen = () => { if (document.hasFocus() && stuck.current && !loading.current) void markRead(id); };
    seen();
    addEventListener('focus', seen);
    return () => removeEventListener('focus', seen);
  }, [id, count, away, timeline?.current]);

  useLayoutEffect(() => {
    const el = log.current!;
    if (anchor.current) {
      const row = document.getElementById(anchor.current.id);
      if (row) el.scrollTop += row.getBoundingClientRect().top - anchor.current.top;
      anchor.current = null;
    } else if (stuck.current) el.scrollTop = el.scrollHeight;
  }, [rows, pending.length]);
  useLayoutEffect(() => { toEnd(); }, [sends]);
  useEffect(() => {
    // Images and the composer change heights after the layout; the end stays in view.
    const keep = () => { if (stuck.current && log.current) log.current.scrollTop = log.current.scrollHeight; };
    const watch = new ResizeObserver(keep);
    watch.observe(log.current!);
    log.current!.addEventListener('load', keep, true);
    return () => watch.disconnect();
  }, []);

  const toEnd = () => {
    const el = log.current!;
    stuck.current = true;
    setAway(false);
    el.scrollTop = el.scrollHeight;
  };
  const older = async () => {
    if (loading.current || !timeline?.current || timeline.nextBefore === null) return;
    loading.current = true;
    const first = messages[0];
    const row = first && document.getElementById(first.message_id);
    try {
      if (row) anchor.current = { id: first.message_id, top: row.getBoundingClientRect().top };
      await loadOlder(id);
    } catch {
      anchor.current = null;
    }
    loading.current = false;
  };
  const onScroll = () => {
    const el = log.current!;
    stuck.current = el.scrollHeight - el.scrollTop - el.clientHeight < STUCK_PX;
    setAway(!stuck.current);
    if (el.scrollTop < 200) void older();
  };
  const jump = async (messageId: string) => {
    for (let page = 0; page < MAX_JUMP_PAGES && !document.getElementById(messageId); page++) {
      if (model.value.timelines[id]?.nextBefore == null && page > 0) break;
      await loadOlder(id);
      await new Promise((r) => requestAnimationFrame(r));
    }
    const row = document.getElementById(messageId);
    if (!row) return;
    stuck.current = false;
    row.scrollIntoView({ block: 'center' });
    row.focus();
    row.classList.add(messageStyles.highlight!);
    setTimeout(() => row.classList.remove(messageStyles.highlight!), 1600);
  };
  const items = (m: Message): MenuItem[] => {
    const own = m.from === me.value?.chat_address;
    const show = (kind: 'delete' | 'details' | 'report') => () => setOpen({ kind, message: m });
    return [
      ...(canWrite ? [{ label: t('menu.reply'), icon: Reply, onSelect: () => onReply(m) }] : []),
      ...(m.text ? [{ label: t('menu.copy'), icon: Copy, onSelect: () => void navigator.clipboard.writeText(m.text) }] : []),
      ...(own && m.text && canWrite ? [{ label: t('menu.edit'), icon: Pencil, onSelect: () => onEdit(m) }] : []),
      { label: t('menu.details'), icon: Info, onSelect: show('details') },
      ...(own ? [{ label: t('menu.delete'), icon: Trash2, danger: true, onSelect: show('delete') }]
        : [{ label: t('menu.report'), icon: Flag, danger: true, onSelect: show('report') }]),
    ];
  };
  const close = () => setOpen(null);
  return (
    <div class={styles.logFrame}>
      <div ref={log} class={styles.log} role="log" aria-live="off" aria-label={t('chat.log', { name: nameOf(id) })} tabIndex={0} onScroll={onScroll}>
        {!timeline && !failed && conversation && <p class={styles.note}>{t('chat.loading')}</p>}
        {(timeline?.nextBefore === null || failed || !conversation) && <p class={styles.note}>{t('chat.begin', { name: nameOf(id) })}</p>}
        {timeline && timeline.nextBefore !== null && <p class={styles.note}>{t('chat.older')}</p>}
        {rows.map((row) => (
          <MessageItem key={row.message.message_id} row={row} quoted={row.message.reply_to ? byId.get(row.message.reply_to) : undefined}
            onMenu={(message, at) => setOpen({ kind: 'menu', message, at })} onReply={onReply} onJump={(m) => void jump(m)} />
        ))}
        {pending.map((item) => <PendingItem key={item.id} item={item} />)}
      </div>
      {away && (
        <button type="button" class={styles.toLatest} onClick={toEnd} aria-label={t('chat.toLatest')}>
          <ArrowDown size={18} strokeWidth={1.75} aria-hidden="true" />{count > 0 ? count : ''}
        </button>
      )}
      <Announcer messages={messages} stuck={stuck} />
      {open?.kind === 'menu' && <Menu at={open.at} label={t('menu.more')} items={items(open.message)} emoji={(e) => void toggleReaction(open.message, e)} onClose={close} />}
      {open?.kind === 'delete' && <DeleteDialog message={open.message} onClose={close} />}
      {open?.kind === 'details' && <DetailsDialog message={open.message} onClose={close} />}
      {open?.kind === 'report' && <ReportDialog message={open.message} onClose={close} />}
    </div>
  );
}
