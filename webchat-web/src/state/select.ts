import type { Message } from '../api/types';
import type { CallEntry } from './calls';
import type { Conversation, Mark, Model } from './model';

/** What is known about an own message: the status that the relay gave, raised by later receipts. */
export function markOf(message: Message, conversation: Conversation | undefined): Mark {
  const status = message.status;
  if (status === 'expired' || status === 'failed') return status;
  const reached = (marks: Record<string, number> | undefined) =>
    Object.values(marks ?? {}).some((upTo) => upTo >= message.conversation_seq);
  if (status === 'read' || reached(conversation?.readTo)) return 'read';
  if (status === 'delivered' || reached(conversation?.deliveredTo)) return 'delivered';
  return 'stored';
}

export const byRecency = (model: Model): Conversation[] =>
  Object.values(model.conversations).sort((a, b) =>
    (b.last_message?.created_at ?? '').localeCompare(a.last_message?.created_at ?? '') || a.conversation.localeCompare(b.conversation));

export interface Row { message: Message; day: boolean; unread: boolean; first: boolean; last: boolean }

const GROUP_MS = 5 * 60_000;
const days = new WeakMap<Message, string>();
/** Kept for each message, since a long log is laid out again with every message that arrives. */
function dayOf(message: Message): string {
  let day = days.get(message);
  if (day === undefined) days.set(message, day = new Date(message.created_at).toDateString());
  return day;
}

/** Groups messages of one sender within five minutes; a day line and the unread line break a group. */
export function rowsOf(messages: readonly Message[], unreadFrom: number | null): Row[] {
  const breaks = messages.map((m, i) => {
    const before = messages[i - 1];
    const day = !before || dayOf(before) !== dayOf(m);
    const unread = unreadFrom !== null && m.conversation_seq >= unreadFrom && (!before || before.conversation_seq < unreadFrom);
    const first = day || unread || before?.from !== m.from || before.deleted || m.deleted
      || Date.parse(m.created_at) - Date.parse(before.created_at) > GROUP_MS;
    return { day, unread, first };
  });
  return messages.map((message, i) => ({ message, ...breaks[i]!, last: breaks[i + 1]?.first ?? true }));
}

export type Entry = { key: string; row: Row; call?: undefined } | { key: string; call: CallEntry; row?: undefined };

/** The rows of a log with its calls between them, as far back as messages are loaded. */
export function entriesOf(rows: readonly Row[], calls: readonly CallEntry[], isComplete: boolean): Entry[] {
  const entries: Entry[] = rows.map((row) => ({ key: row.message.message_id, row }));
  const oldest = rows[0]?.message.created_at ?? '';
  const shown = calls.filter((c) => c.state !== 'ringing' && (isComplete || c.started_at >= oldest));
  if (shown.length === 0) return entries;
  const at = (e: Entry): string => e.row?.message.created_at ?? e.call!.started_at;
  return [...entries, ...shown.map((call) => ({ key: call.call_id, call }))].sort((a, b) => at(a).localeCompare(at(b)));
}
