import { describe, expect, it } from 'vitest';
import type { LiveEvent, Message } from '../api/types';
import { emptyModel, type Model } from './model';
import { openEmpty, putLatest, reduce, replaceConversations } from './reduce';
import { markOf, rowsOf } from './select';

const message = (seq: number, from = 'bob', more: Partial<Message> = {}): Message => ({
  message_id: `msg_${seq}`, channel: 'pchat', conversation: 'dm:bob', conversation_seq: seq, from, from_name: from,
  from_kind: 'person', to: 'ana', text: `text ${seq}`, attachments: [], deleted: false,
  created_at: new Date(Date.UTC(2026, 0, 5, 12, seq)).toISOString(), ...more,
});
const arrived = (seq: number, from?: string): LiveEvent => ({ type: 'message', message: message(seq, from) });
const after = (events: LiveEvent[], model: Model = emptyModel): Model => events.reduce((m, e) => reduce(m, e, 'ana'), model);

describe('reduce', () => {
  it('counts a message once, however often its event comes', () => {
    const model = after([arrived(1), arrived(2), arrived(2), arrived(1)]);
    expect(model.conversations['dm:bob']?.unread_count).toBe(2);
  });

  it('does not count what the list already counted', () => {
    const listed = replaceConversations(emptyModel, [
      { conversation: 'dm:bob', unread_count: 3, archived: false, muted: false, last_message: message(3) }]);
    expect(after([arrived(2), arrived(3)], listed).conversations['dm:bob']?.unread_count).toBe(3);
  });

  it('clears the count when another screen has read', () => {
    const model = after([arrived(1), { type: 'receipt', receipt: { conversation: 'dm:bob', by: 'ana', status: 'read', up_to_seq: 1, at: '' } }]);
    expect(model.conversations['dm:bob']?.unread_count).toBe(0);
  });

  it('raises the mark of own messages by receipts, never lowers it', () => {
    const read = { type: 'receipt', receipt: { conversation: 'dm:bob', by: 'bob', status: 'read', up_to_seq: 2, at: '' } } as const;
    const old = { type: 'receipt', receipt: { ...read.receipt, up_to_seq: 1 } } as const;
    const model = after([arrived(1, 'ana'), arrived(2, 'ana'), arrived(3, 'ana'), read, old]);
    const marks = [1, 2, 3].map((seq) => markOf(message(seq, 'ana'), model.conversations['dm:bob']));
    expect(marks).toEqual(['read', 'read', 'stored']);
  });

  it('adds and removes a reaction of one person once', () => {
    const start = putLatest(emptyModel, 'dm:bob', [message(1)], null);
    const reaction = { message_id: 'msg_1', conversation: 'dm:bob', by: 'bob', emoji: '👍', removed: false };
    const added = after([{ type: 'reaction', reaction }, { type: 'reaction', reaction }], start);
    expect(added.timelines['dm:bob']?.messages[0]?.reactions).toEqual([{ emoji: '👍', from: ['bob'] }]);
    const removed = after([{ type: 'reaction', reaction: { ...reaction, removed: true } }], added);
    expect(removed.timelines['dm:bob']?.messages[0]?.reactions).toEqual([]);
  });

  it('drops cached messages that do not touch the newest page', () => {
    const cached = putLatest(emptyModel, 'dm:bob', [message(1), message(2)], null);
    const model = putLatest(cached, 'dm:bob', [message(9), message(8)], 8);
    expect(model.timelines['dm:bob']?.messages.map((m) => m.conversation_seq)).toEqual([8, 9]);
    expect(model.timelines['dm:bob']?.nextBefore).toBe(8);
  });

  it('keeps a message that arrives while the first page is being loaded', () => {
    const arriving = after([arrived(3)], openEmpty(emptyModel, 'dm:bob'));
    const model = putLatest(arriving, 'dm:bob', [message(2), message(1)], null);
    expect(model.timelines['dm:bob']?.messages.map((m) => m.conversation_seq)).toEqual([1, 2, 3]);
  });

  it('shows the first message of a conversation that was opened before it', () => {
    const opened = putLatest(openEmpty(emptyModel, 'dm:bob'), 'dm:bob', [], null);
    expect(after([arrived(1)], opened).timelines['dm:bob']?.messages).toHaveLength(1);
  });
});

describe('rowsOf', () => {
  it('groups one sender within five minutes and breaks at the unread line', () => {
    const rows = rowsOf([message(1), message(2), message(3), message(12)], 3);
    expect(rows.map((r) => r.first)).toEqual([true, false, true, true]);
    expect(rows.map((r) => r.unread)).toEqual([false, false, true, false]);
  });
});
