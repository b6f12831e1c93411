import { useEffect, useRef, useState } from 'preact/hooks';
import { connection, me, model } from '../../state/signals';
import { markRead, openTimeline } from '../../sync/sync';

/** Opens the conversation's messages, and fixes where the unread ones begin while it stays open. */
export function useTimeline(id: string, onOpened: () => void) {
  const timeline = model.value.timelines[id];
  const [unreadFrom, setUnreadFrom] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const unreadAtOpen = useRef<number | null>(timeline?.current ? model.value.conversations[id]?.unread_count ?? 0 : null);
  useEffect(() => {
    let gone = false;
    openTimeline(id).then(() => {
      if (gone) return;
      setFailed(false);
      if (unreadAtOpen.current === null || (unreadAtOpen.current > 0 && unreadFrom === null)) {
        unreadAtOpen.current ??= model.value.conversations[id]?.unread_count ?? 0;
        const others = model.value.timelines[id]?.messages.filter((m) => m.from !== me.value?.chat_address) ?? [];
        if (unreadAtOpen.current > 0) setUnreadFrom((others.at(-unreadAtOpen.current) ?? others[0])?.conversation_seq ?? null);
      }
      onOpened();
    }).catch(() => { if (!gone) setFailed(true); });
    return () => { gone = true; };
    // Again after a break, and after a gap in the events: both leave a conversation that is not current.
  }, [id, connection.value.online, timeline === undefined]);
  return { timeline, unreadFrom, failed };
}

/** Read means: the end of the log is in view, and the window has the focus. */
export function useMarkRead(id: string, atEnd: boolean): void {
  const count = model.value.conversations[id]?.unread_count ?? 0;
  const current = model.value.timelines[id]?.current ?? false;
  useEffect(() => {
    const seen = () => { if (document.hasFocus() && atEnd && current) void markRead(id); };
    seen();
    addEventListener('focus', seen);
    return () => removeEventListener('focus', seen);
  }, [id, count, atEnd, current]);
}
