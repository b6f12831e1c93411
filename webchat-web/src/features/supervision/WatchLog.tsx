import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { rowsOf } from '../../state/select';
import { nameOf } from '../../state/signals';
import { t } from '../../i18n/i18n';
import log from '../conversation/Conversation.module.css';
import { MessageItem } from '../conversation/MessageItem';
import { useLogList } from '../conversation/useLogList';
import { olderWatched, openWatched, watched } from './watch';

const nothing = () => undefined;

export function WatchLog({ agent, id }: { agent: string; id: string }) {
  const { model, agent: current } = watched.value;
  const timeline = current === agent ? model.timelines[id] : undefined;
  const messages = timeline?.messages ?? [];
  const rows = useMemo(() => rowsOf(messages, null), [messages]);
  const older = Boolean(timeline?.current && timeline.nextBefore !== null);
  const keyAt = (i: number): string => rows[i - 1]?.message.message_id ?? 'begin';
  const { frame, list, items, byId } = useLogList({ messages, count: 1 + rows.length, keyAt, older, loadOlder: () => olderWatched(agent, id) });
  const known = Boolean(model.conversations[id]);
  useEffect(() => { if (current === agent && known) void openWatched(agent, id); }, [agent, current, id, known]);
  const shown = rows.length > 0;
  useLayoutEffect(() => { if (shown) list.scrollToEnd(); }, [shown]);
  return (
    <div class={log.logFrame}>
      <div ref={frame} class={log.log} role="log" aria-live="off" aria-label={t('chat.log', { name: nameOf(id) })} tabIndex={0}>
        <div class={log.sizer} style={{ height: `${list.getTotalSize()}px` }}>
          <div style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ key, index }) => {
              const row = rows[index - 1];
              return (
                <div key={key} class={log.row} data-index={index} ref={list.measureElement}>
                  {row ? <MessageItem row={row} viewer={agent} quoted={row.message.reply_to ? byId.get(row.message.reply_to) : undefined} marked={false} onMenu={nothing} onReply={nothing} onJump={nothing} />
                    : <p class={log.note}>{timeline ? t(older ? 'chat.older' : 'chat.begin', { name: nameOf(id) }) : t('chat.loading')}</p>}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}
