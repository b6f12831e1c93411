import type { ConversationLine, LiveEvent, Message, Question } from '../api/types';
import type { Conversation, Model, Timeline } from './model';

const newConversation = (conversation: string): Conversation =>
  ({ conversation, unread_count: 0, archived: false, muted: false, deliveredTo: {}, readTo: {} });

function withConversation(model: Model, id: string, change: (c: Conversation) => Conversation): Model {
  const before = model.conversations[id] ?? newConversation(id);
  const after = change(before);
  return after === before ? model : { ...model, conversations: { ...model.conversations, [id]: after } };
}

function withTimeline(model: Model, id: string, change: (t: Timeline) => Timeline): Model {
  const before = model.timelines[id];
  if (!before) return model;
  return { ...model, timelines: { ...model.timelines, [id]: change(before) } };
}

/** Merges by id; the later copy of a message wins, but keeps a status that only the earlier one has. */
export function mergeMessages(known: readonly Message[], added: readonly Message[]): Message[] {
  const newest = known.at(-1)?.conversation_seq ?? 0;
  if (added.length === 1 && added[0]!.conversation_seq > newest) return [...known, added[0]!];
  const byId = new Map(known.map((m) => [m.message_id, m]));
  for (const message of added) {
    const before = byId.get(message.message_id);
    byId.set(message.message_id, { ...message, status: message.status ?? before?.status });
  }
  return [...byId.values()].sort((a, b) => a.conversation_seq - b.conversation_seq);
}

const changed = (t: Timeline, id: string, change: (m: Message) => Message): Timeline =>
  ({ ...t, messages: t.messages.map((m) => (m.message_id === id ? change(m) : m)) });

function onMessage(model: Model, message: Message, me: string): Model {
  const next = withConversation(model, message.conversation, (c) => {
    const last = c.last_message;
    const isNew = !last || message.conversation_seq > last.conversation_seq;
    if (!isNew) return last?.message_id === message.message_id ? { ...c, last_message: { ...message, status: message.status ?? last.status } } : c;
    return {
      ...c,
      last_message: message,
      // An own message means that the conversation was seen on some screen.
      unread_count: message.from === me ? 0 : c.unread_count + 1,
      archived: c.archived && c.muted,
    };
  });
  return withTimeline(next, message.conversation, (t) => ({ ...t, messages: mergeMessages(t.messages, [message]) }));
}

function onReceipt(model: Model, receipt: { conversation: string; by: string; status: string; up_to_seq: number }, me: string): Model {
  return withConversation(model, receipt.conversation, (c) => {
    const { by, up_to_seq: upTo } = receipt;
    if (by === me) {
      const seen = receipt.status === 'read' && upTo >= (c.last_message?.conversation_seq ?? 0);
      return seen && c.unread_count > 0 ? { ...c, unread_count: 0 } : c;
    }
    const raise = (marks: Record<string, number>) => ({ ...marks, [by]: Math.max(marks[by] ?? 0, upTo) });
    return receipt.status === 'read' ? { ...c, readTo: raise(c.readTo) } : { ...c, deliveredTo: raise(c.deliveredTo) };
  });
}

function onReaction(model: Model, r: { message_id: string; conversation: string; by: string; emoji: string; removed: boolean }): Model {
  return withTimeline(model, r.conversation, (t) => changed(t, r.message_id, (m) => ({ ...m, reactions: react(m, r) })));
}

function react(message: Message, r: { by: string; emoji: string; removed: boolean }) {
  const reactions = (message.reactions ?? []).map((x) => ({ emoji: x.emoji, from: x.from.filter((f) => x.emoji !== r.emoji || f !== r.by) }));
  if (!r.removed) {
    const same = reactions.find((x) => x.emoji === r.emoji);
    if (same) same.from.push(r.by);
    else reactions.push({ emoji: r.emoji, from: [r.by] });
  }
  return reactions.filter((x) => x.from.length > 0);
}

export const putQuestion = (model: Model, question: Question): Model =>
  ({ ...model, questions: { ...model.questions, [question.question_id]: question } });

/** Applies one event of the log. The same event twice, or an old one again, changes nothing. */
export function reduce(model: Model, event: LiveEvent, me: string): Model {
  switch (event.type) {
    case 'message':
      return onMessage(model, event.message, me);
    case 'message_edited':
    case 'message_deleted': {
      const { message } = event;
      const last = model.conversations[message.conversation]?.last_message;
      const listed = last?.message_id === message.message_id
        ? withConversation(model, message.conversation, (c) => ({ ...c, last_message: { ...message, status: last.status } }))
        : model;
      return withTimeline(listed, message.conversation, (t) =>
        changed(t, message.message_id, (m) => ({ ...message, status: m.status, reactions: message.reactions ?? m.reactions })));
    }
    case 'receipt':
      return onReceipt(model, event.receipt, me);
    case 'reaction':
      return onReaction(model, event.reaction);
    case 'question':
    case 'question_answered':
    case 'question_expired':
      return putQuestion(model, event.question);
    case 'bounce':
      return withTimeline(model, event.bounce.conversation, (t) => changed(t, event.bounce.message_id, (m) => ({ ...m, status: 'expired' })));
    case 'message_translated': {
      const { translation } = event;
      return translation.conversation
        ? withTimeline(model, translation.conversation, (t) => changed(t, translation.message_id, (m) => ({ ...m, translation })))
        : model;
    }
    case 'group_changed':
      // A group that one was added to shows in the list before its first message.
      return event.group.member === me && event.group.change === 'member_removed'
        ? model
        : withConversation(model, `group:${event.group.group_id}`, (c) => ({ ...c }));
    default:
      return model;
  }
}

/** Takes over the relay's list, which is right about counts; receipts that are known stay. */
export function replaceConversations(model: Model, lines: readonly ConversationLine[]): Model {
  const conversations: Record<string, Conversation> = {};
  for (const line of lines) {
    const known = model.conversations[line.conversation];
    conversations[line.conversation] = { ...line, deliveredTo: known?.deliveredTo ?? {}, readTo: known?.readTo ?? {} };
  }
  return { ...model, conversations };
}

/** An empty timeline keeps the messages that arrive while the first page is being loaded. */
export const openEmpty = (model: Model, id: string): Model =>
  model.timelines[id] ? model : { ...model, timelines: { ...model.timelines, [id]: { messages: [], nextBefore: null, current: false } } };

/**
 * Adds the newest page. Cached messages that do not touch it go, so that no hole is shown as continuous; messages that
 * are newer than the page arrived while it was being loaded, and stay.
 */
export function putLatest(model: Model, id: string, page: readonly Message[], nextBefore: number | null): Model {
  const known = model.timelines[id];
  const oldest = page.reduce((least, m) => Math.min(least, m.conversation_seq), Infinity);
  const newest = page.reduce((most, m) => Math.max(most, m.conversation_seq), 0);
  const touches = known?.messages.some((m) => m.conversation_seq >= oldest - 1 && m.conversation_seq <= newest) ?? false;
  const timeline: Timeline = touches && known
    ? { messages: mergeMessages(known.messages, page), nextBefore: known.nextBefore, current: true }
    : { messages: mergeMessages(known?.messages.filter((m) => m.conversation_seq > newest) ?? [], page), nextBefore, current: true };
  return { ...model, timelines: { ...model.timelines, [id]: timeline } };
}

export const putOlder = (model: Model, id: string, page: readonly Message[], nextBefore: number | null): Model =>
  withTimeline(model, id, (t) => ({ ...t, messages: mergeMessages(page, t.messages), nextBefore }));

export const putStatuses = (model: Model, id: string, statuses: Record<string, { status: string }>): Model =>
  withTimeline(model, id, (t) => ({
    ...t, messages: t.messages.map((m) => { const s = statuses[m.message_id]; return s ? { ...m, status: s.status } : m; }),
  }));
