import { batch } from '@preact/signals';
import { relay } from '../api/relay';
import type { DirectoryUser, LiveEvent, Message } from '../api/types';
import { emptyModel, type Model, type Timeline } from '../state/model';
import { openEmpty, putLatest, putOlder, putQuestion, putStatuses, reduce, replaceConversations } from '../state/reduce';
import { calls, connection, contacts, drafts, groupNews, groups, me, model, outbox, typing, users } from '../state/signals';
import { draftStore, kv, timelineStore } from '../storage/db';
import { loadContacts } from './contacts';
import { flushOutbox, loadOutbox, stopOutbox } from './outbox';
import { LiveSocket } from './socket';

const TYPING_MS = 6_000;
const KEPT_MESSAGES = 60;
let socket: LiveSocket | null = null;
let cursor: string | undefined;
let ackTimer: ReturnType<typeof setTimeout> | undefined;
let saveTimer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<(event: LiveEvent) => void>();

export const onLiveEvent = (listener: (event: LiveEvent) => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const set = (change: (m: Model) => Model): void => { model.value = change(model.value); };

/** Settles when the list of conversations is there: from the relay, or from the local copy where that can't be reached. */
let started: Promise<void> = Promise.resolve();
/** Whether the relay has listed the conversations, so that one that is missing has no messages. */
let listed = false;

/** Paints from the local copy, then catches up with the relay. */
export function startSync(): Promise<void> {
  started = start();
  return started;
}

async function start(): Promise<void> {
  const [cached, at, kept] = await Promise.all([kv.get<Pick<Model, 'conversations' | 'questions'>>('model'), kv.get<string>('cursor'), draftStore.all()]);
  cursor = at;
  batch(() => {
    model.value = { ...emptyModel, ...cached, timelines: {} };
    drafts.value = Object.fromEntries(kept);
  });
  await Promise.all([loadOutbox(), loadContacts()]);
  await refresh().catch(() => undefined);
  socket = new LiveSocket(() => cursor, { onOpen, onEvents, onClose });
}

export function stopSync(): void {
  socket?.stop();
  socket = null;
  listed = false;
  clearTimeout(ackTimer);
  clearTimeout(saveTimer);
  stopOutbox();
  batch(() => {
    model.value = emptyModel;
    users.value = {};
    calls.value = [];
    contacts.value = [];
    groups.value = {};
    drafts.value = {};
    typing.value = {};
  });
}

async function refresh(): Promise<void> {
  const [lines, questions] = await Promise.all([relay.conversations(), relay.questions()]);
  batch(() => {
    set((m) => replaceConversations(m, lines.conversations));
    set((m) => questions.questions.reduce(putQuestion, { ...m, questions: {} }));
  });
  listed = true;
  void Promise.all([refreshDirectory(), refreshGroups(), refreshCalls()]).catch(() => undefined);
}

export async function refreshDirectory(): Promise<void> {
  const found = await relay.directory();
  users.value = Object.fromEntries(found.users.map((u) => [u.chat_address, u]));
  const mine = groups.value;
  groups.value = { ...Object.fromEntries(found.groups.map((g) => [g.group_id, g])), ...mine };
}

export async function refreshGroups(): Promise<void> {
  const mine = (await relay.groups()).groups;
  groups.value = { ...groups.value, ...Object.fromEntries(mine.map((g) => [g.group_id, g])) };
}

async function refreshCalls(): Promise<void> {
  calls.value = (await relay.calls()).calls;
}

function onOpen(): void {
  connection.value = { online: true, since: Date.now() };
  void relay.presence(deviceName(), me.value?.public_visible ?? true).catch(() => undefined);
  flushOutbox();
}

function onClose(): void {
  if (connection.value.online) connection.value = { online: false, since: Date.now() };
}

export const deviceName = (): string => {
  const agent = navigator.userAgent;
  const browser = /Firefox/.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : /Chrome/.test(agent) ? 'Chrome' : 'Safari';
  const system = /Android/.test(agent) ? 'Android' : /iPhone|iPad/.test(agent) ? 'iOS' : /Mac/.test(agent) ? 'macOS' : /Win/.test(agent) ? 'Windows' : 'Linux';
  return `${browser} on ${system}`;
};

function onEvents(events: LiveEvent[]): void {
  const mine = me.value?.chat_address ?? '';
  batch(() => {
    for (const event of events) {
      try {
        take(event, mine);
      } catch (e) {
        // One bad event must not stop those after it.
        console.warn('An event could not be applied', e);
      }
    }
  });
  const last = events.findLast((e) => e.cursor !== undefined);
  if (last) moveTo(last.cursor!);
}

function take(event: LiveEvent, mine: string): void {
  if (event.type === 'typing') onTyping(event.typing);
  else if (event.type === 'presence') onPresence(event.presence);
  else if (event.type === 'gap') {
    if (event.cursor) cursor = event.cursor;
    model.value = { ...model.value, timelines: {} };
    void refresh().catch(() => undefined);
  } else {
    set((m) => reduce(m, event, mine));
    if (event.type === 'message') onTyping({ conversation: event.message.conversation, from: event.message.from, active: false });
    if (event.type === 'group_changed' || event.type === 'join_request') {
      groupNews.value++;
      void refreshGroups().catch(() => undefined);
    }
  }
  listeners.forEach((listener) => listener(event));
}

function moveTo(next: string): void {
  cursor = next;
  clearTimeout(ackTimer);
  ackTimer = setTimeout(() => {
    // First kept here, then acknowledged: a crash in between repeats events, and loses none.
    void save().then(() => { if (!socket?.send({ type: 'ack', cursor: next })) void relay.ack(next).catch(() => undefined); });
  }, 300);
}

async function save(): Promise<void> {
  const { conversations, questions, timelines } = model.value;
  const at = cursor;
  await kv.set('model', { conversations, questions });
  await Promise.all(Object.entries(timelines).map(([id, t]) => saveTimeline(id, t)));
  await kv.set('cursor', at);
}

const saved = new Map<string, Timeline>();
async function saveTimeline(id: string, timeline: Timeline): Promise<void> {
  if (saved.get(id) === timeline || !timeline.current) return;
  saved.set(id, timeline);
  const messages = timeline.messages.slice(-KEPT_MESSAGES);
  const cut = messages.length < timeline.messages.length;
  await timelineStore.set(id, { messages, nextBefore: cut ? messages[0]!.conversation_seq : timeline.nextBefore, current: false });
}

function saveSoon(): void {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(() => void save().catch(() => undefined), 800);
}

function onTyping(note: { conversation: string; from: string; active: boolean }): void {
  const here = { ...typing.value[note.conversation] };
  if (note.active) here[note.from] = Date.now() + TYPING_MS;
  else if (here[note.from] === undefined) return;
  else delete here[note.from];
  typing.value = { ...typing.value, [note.conversation]: here };
}

function onPresence(note: { chat_address: string; session_id: string; online: boolean; display_name: string; kind: DirectoryUser['kind'] }): void {
  const known = users.value[note.chat_address];
  const others = (known?.sessions ?? []).filter((s) => s.session_id !== note.session_id);
  const sessions = note.online ? [note, ...others] : others;
  users.value = {
    ...users.value,
    [note.chat_address]: {
      ...known, chat_address: note.chat_address, display_name: note.display_name, kind: note.kind, sessions,
      online: sessions.some((s) => s.online), last_seen_at: new Date().toISOString(),
    },
  };
}

/** Shows a conversation's cached messages at once, then its newest page. */
export async function openTimeline(id: string): Promise<void> {
  if (!model.value.timelines[id]) {
    const cached = await timelineStore.get<Timeline>(id).catch(() => undefined);
    if (!model.value.timelines[id]) set((m) => (cached ? { ...m, timelines: { ...m.timelines, [id]: cached } } : openEmpty(m, id)));
  }
  await started;
  if (model.value.timelines[id]?.current) return;
  const page = listed && !model.value.conversations[id] ? { messages: [], next_before: null } : await relay.history(id);
  set((m) => putLatest(m, id, page.messages, page.next_before ?? null));
  saveSoon();
  await loadStatuses(id, page.messages);
}

export async function loadOlder(id: string): Promise<void> {
  const before = model.value.timelines[id]?.nextBefore;
  if (before === null || before === undefined) return;
  const page = await relay.history(id, before);
  set((m) => putOlder(m, id, page.messages, page.next_before ?? null));
  await loadStatuses(id, page.messages);
}

/** Of the own ones among the messages. */
async function loadStatuses(id: string, messages: Message[]): Promise<void> {
  const ids = messages.filter((m) => m.from === me.value?.chat_address).map((m) => m.message_id);
  if (ids.length === 0) return;
  const { receipts } = await relay.receipts(ids);
  set((m) => putStatuses(m, id, receipts));
}

let lastTyping = 0;
export function sendTyping(to: string, active: boolean): void {
  const now = Date.now();
  if (active && now - lastTyping < 3_000) return;
  lastTyping = active ? now : 0;
  if (socket && !socket.send({ type: 'typing', to, active }) && connection.value.online) void relay.typing(to, active).catch(() => undefined);
}

export async function markRead(id: string): Promise<void> {
  const c = model.value.conversations[id];
  const seq = Math.max(c?.last_message?.conversation_seq ?? 0, model.value.timelines[id]?.messages.at(-1)?.conversation_seq ?? 0);
  if (!c || c.unread_count === 0 || seq === 0) return;
  set((m) => ({ ...m, conversations: { ...m.conversations, [id]: { ...c, unread_count: 0 } } }));
  saveSoon();
  if (!socket?.send({ type: 'read', conversation: id, up_to_seq: seq })) await relay.read(id, seq).catch(() => undefined);
}

export const unsentCount = (): number => outbox.value.filter((o) => o.state === 'waiting').length;
export const applyLocally = (event: LiveEvent): void => set((m) => reduce(m, event, me.value?.chat_address ?? ''));
