import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../../api/types';
import { useVirtualizer } from '../../ui/useVirtualizer';

export const STUCK_PX = 50;
const ROW_PX = 72;
/** So close to the first message, older ones are asked for. */
const AHEAD_PX = 1200;

interface Options {
  messages: Message[];
  /** Rows of the log; the first one says where it begins. */
  count: number;
  keyAt: (index: number) => string;
  /** Whether the relay has older messages. */
  older: boolean;
  loadOlder: () => Promise<void>;
}

/** The virtual list of a log that begins at its end, and loads older messages when its beginning comes near. */
export function useLogList({ messages, count, keyAt, older, loadOlder }: Options) {
  const frame = useRef<HTMLDivElement>(null);
  const loading = useRef(false);
  const byId = useMemo(() => new Map(messages.map((m) => [m.message_id, m])), [messages]);
  const list = useVirtualizer({
    count, getScrollElement: () => frame.current, estimateSize: () => ROW_PX, getItemKey: keyAt,
    overscan: 6, paddingEnd: 8, anchorTo: 'end', followOnAppend: true, scrollEndThreshold: STUCK_PX,
  });
  const items = list.getVirtualItems();
  useEffect(() => {
    if (!older || loading.current || frame.current!.scrollTop > AHEAD_PX) return;
    loading.current = true;
    loadOlder().catch(() => undefined).finally(() => { loading.current = false; });
  }, [older, items[0]?.index ?? 0, messages.length]);
  return { frame, list, items, byId };
}
