import { ApiError } from '../api/errors';
import { newKey } from '../api/client';
import { relay } from '../api/relay';
import type { Message } from '../api/types';
import type { OutboxFile, OutboxItem } from '../state/model';
import { addressOf } from '../state/model';
import { reduce } from '../state/reduce';
import { me, model, outbox, progress } from '../state/signals';
import { outboxStore } from '../storage/db';
import { upload } from './upload';

const running = new Set<string>();
const uploads = new Map<string, AbortController>();
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let generation = 0;

export async function loadOutbox(): Promise<void> {
  generation++;
  outbox.value = (await outboxStore.all()).sort((a, b) => a.order - b.order);
}

export function stopOutbox(): void {
  generation++;
  clearTimeout(timer);
  uploads.forEach((u) => u.abort());
  outbox.value = [];
}

const keep = (item: OutboxItem): void => {
  const known = outbox.value.some((o) => o.id === item.id);
  outbox.value = known ? outbox.value.map((o) => (o.id === item.id ? item : o)) : [...outbox.value, item];
};

export async function enqueue(conversation: string, text: string, files: OutboxFile[], replyTo?: string): Promise<void> {
  const channel = model.value.conversations[conversation]?.last_message?.channel ?? /^dm:(sms|wa|tg|email|notify):/.exec(conversation)?.[1];
  const item: OutboxItem = {
    id: newKey(), conversation, to: addressOf(conversation), text, files, createdAt: new Date().toISOString(),
    order: Date.now() + outbox.value.length / 1000, state: 'waiting',
    ...(replyTo ? { replyTo } : {}), ...(channel && channel !== 'pchat' ? { channel } : {}),
  };
  keep(item);
  // Kept before it is sent: a reload in between sends it with the same key.
  await outboxStore.set(item).catch(() => undefined);
  flushOutbox();
}

export async function retry(id: string): Promise<void> {
  const item = outbox.value.find((o) => o.id === id);
  if (!item) return;
  const { reason: _, ...rest } = item;
  keep({ ...rest, state: 'waiting' });
  await outboxStore.set({ ...rest, state: 'waiting' });
  flushOutbox();
}

export async function discard(id: string): Promise<void> {
  uploads.get(id)?.abort();
  outbox.value = outbox.value.filter((o) => o.id !== id);
  await outboxStore.delete(id);
}

/** Sends what waits: conversations beside each other, the messages of one in their order. */
export function flushOutbox(): void {
  clearTimeout(timer);
  for (const conversation of new Set(outbox.value.map((o) => o.conversation))) void drain(conversation);
}

async function drain(conversation: string): Promise<void> {
  const lock = `${generation}:${conversation}`;
  if (running.has(lock)) return;
  running.add(lock);
  try {
    const work = () => drainHeld(conversation, generation);
    // Only one of several open pages sends; the relay would recognize the key anyway.
    await (navigator.locks?.request(`webchat-outbox:${me.value?.chat_address}:${conversation}`, work) ?? work());
  } finally {
    running.delete(lock);
  }
}

async function drainHeld(conversation: string, mine: number): Promise<void> {
  for (;;) {
    const item = outbox.value.find((o) => o.conversation === conversation && o.state === 'waiting');
    if (!item || mine !== generation) return;
    try {
      await send(item);
      failures = 0;
    } catch (e) {
      if (mine !== generation || !outbox.value.some((o) => o.id === item.id)) continue;
      if (!(e instanceof ApiError) || e.temporary || e.status === 401) {
        const delay = e instanceof ApiError && e.retryAfter ? e.retryAfter * 1000 : Math.min(15_000, 1000 * 2 ** failures++);
        timer = setTimeout(flushOutbox, delay);
        return;
      }
      const failed: OutboxItem = { ...item, state: 'failed', reason: e.message };
      keep(failed);
      await outboxStore.set(failed);
    }
  }
}

async function send(start: OutboxItem): Promise<void> {
  const item = await uploaded(start);
  const sent = await relay.send({
    to: item.to, text: item.text, idempotency_key: item.id,
    ...(item.channel ? { channel: item.channel } : {}),
    ...(item.replyTo ? { reply_to: item.replyTo } : {}),
    ...(item.files.length ? { attachments: item.files.map((f) => ({ file_id: f.uploaded?.file_id, kind: f.uploaded?.kind })) } : {}),
  });
  await outboxStore.delete(item.id);
  outbox.value = outbox.value.filter((o) => o.id !== item.id);
  const user = me.value;
  // With files the event is awaited, because only it carries their addresses.
  if (!user || item.files.length) return;
  const message: Message = {
    message_id: sent.message_id, channel: item.channel ?? 'pchat', conversation: item.conversation,
    conversation_seq: sent.conversation_seq, from: user.chat_address, from_name: user.display_name, from_kind: user.kind,
    to: item.to, text: item.text, attachments: [], created_at: sent.created_at, deleted: false, status: sent.status,
    ...(item.replyTo ? { reply_to: item.replyTo } : {}),
  };
  model.value = reduce(model.value, { type: 'message', message, own: true }, user.chat_address);
}

async function uploaded(start: OutboxItem): Promise<OutboxItem> {
  let item = start;
  for (const [i, file] of item.files.entries()) {
    if (file.uploaded) continue;
    const stop = new AbortController();
    uploads.set(item.id, stop);
    try {
      const done = await upload(file, (part) => { progress.value = { ...progress.value, [start.id]: (i + part) / start.files.length }; }, stop.signal);
      item = { ...item, files: item.files.map((f, n) => (n === i ? { ...f, uploaded: done } : f)) };
      keep(item);
      await outboxStore.set(item);
    } finally {
      uploads.delete(item.id);
    }
  }
  return item;
}
