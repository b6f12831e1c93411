import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ArrowDown, CornerUpLeft } from 'lucide-preact';
import type { Message } from '../../api/types';
import { calls, me, model, nameOf, outbox } from '../../state/signals';
import { peerOf } from '../../state/calls';
import { entriesOf, rowsOf } from '../../state/select';
import { loadOlder } from '../../sync/sync';
import { t } from '../../i18n/i18n';
import { CallLine } from '../calls/CallLine';
import { Announcer } from './Announcer';
import { MessageItem } from './MessageItem';
import { MessageMenu, type MenuAt } from './MessageMenu';
import { PendingItem } from './PendingItem';
import { useJump } from './useJump';
import { STUCK_PX, useLogList } from './useLogList';
import { useMarkRead, useTimeline } from './useTimeline';
import styles from './Conversation.module.css';

interface Props { id: string; sends: number; canWrite: boolean; onReply: (m: Message) => void; onEdit: (m: Message) => void }

export function MessageLog({ id, sends, canWrite, onReply, onEdit }: Props) {
  const atEndRef = useRef(true);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const { timeline, unreadFrom, failed } = useTimeline(id, () => jump.resume());
  const conversation = model.value.conversations[id];
  const pending = outbox.value.filter((o) => o.conversation === id);
  const messages = timeline?.messages ?? [];
  const rows = useMemo(() => rowsOf(messages, unreadFrom), [messages, unreadFrom]);
  const here = calls.value.filter((c) => `dm:${peerOf(c, me.value?.chat_address ?? '')}` === id);
  const entries = useMemo(() => entriesOf(rows, here, timeline?.nextBefore === null), [rows, calls.value, timeline?.nextBefore]);
  const keyAt = (i: number): string => (i === 0 ? 'begin' : entries[i - 1]?.key ?? pending[i - 1 - entries.length]?.id ?? `gone-${i}`);

  const older = Boolean(timeline?.current && timeline.nextBefore !== null);
  const { frame, list, items, byId } = useLogList({ messages, count: 1 + entries.length + pending.length, keyAt, older, loadOlder: () => loadOlder(id) });
  const atEnd = list.isAtEnd(STUCK_PX);
  const jump = useJump(id, entries, list);
  useMarkRead(id, atEnd);
  // By scrolling alone: a change of heights does not say that somebody left the end.
  const onScroll = ({ currentTarget: el }: { currentTarget: HTMLElement }) => { atEndRef.current = el.scrollHeight - el.scrollTop - el.clientHeight < STUCK_PX; };
  const shown = entries.length > 0;
  useLayoutEffect(() => { if (shown) list.scrollToEnd(); }, [shown, sends]);
  useEffect(() => {
    // The composer changes the height of the log; the end stays in view.
    const watch = new ResizeObserver(() => { if (atEndRef.current) list.scrollToEnd(); });
    watch.observe(frame.current!);
    return () => watch.disconnect();
  }, []);

  const note = older ? t('chat.older')
    : !timeline?.current && !shown && !failed && conversation ? t('chat.loading')
    : timeline?.current || failed || !conversation ? t('chat.begin', { name: nameOf(id) }) : '';
  const count = conversation?.unread_count ?? 0;
  return (
    <div class={styles.logFrame}>
      <div ref={frame} class={styles.log} role="log" aria-live="off" aria-label={t('chat.log', { name: nameOf(id) })} tabIndex={0} onScroll={onScroll}>
        <div class={`${styles.sizer} ${shown || pending.length > 0 ? '' : styles.empty}`} style={{ height: `${list.getTotalSize()}px` }}>
          <div style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ key, index }) => {
              const { row, call } = entries[index - 1] ?? {};
              const item = pending[index - 1 - entries.length];
              return (
                <div key={key} class={styles.row} data-index={index} ref={list.measureElement}>
                  {index === 0 ? note && <p class={styles.note}>{note}</p>
                    : row ? <MessageItem row={row} quoted={row.message.reply_to ? byId.get(row.message.reply_to) : undefined} marked={jump.marked === row.message.message_id}
                      onMenu={(message, at) => setMenu({ message, at })} onReply={onReply} onJump={(to) => jump.to(to, row.message.message_id)} />
                    : call ? <CallLine call={call} />
                    : item && <PendingItem item={item} />}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {!atEnd && (
        <button type="button" class={styles.toLatest} onClick={() => { if (!jump.back()) list.scrollToEnd(); }} aria-label={t(jump.canReturn ? 'chat.jumpBack' : 'chat.toLatest')}>
          {jump.canReturn ? <CornerUpLeft size={18} strokeWidth={1.75} aria-hidden="true" /> : <ArrowDown size={18} strokeWidth={1.75} aria-hidden="true" />}{count > 0 ? count : ''}
        </button>
      )}
      <Announcer messages={messages} stuck={atEndRef} />
      {menu && <MessageMenu open={menu} canWrite={canWrite} onReply={onReply} onEdit={onEdit} onClose={() => setMenu(null)} />}
    </div>
  );
}
