import { computed, signal } from '@preact/signals';
import type { DirectoryUser, Group, User } from '../api/types';
import type { CallEntry } from './calls';
import { conversationWith, type Contact } from './contacts';
import { emptyModel, isGroup, addressOf, type Model, type OutboxItem } from './model';
import { byRecency } from './select';

export const me = signal<User | null>(null);
export const model = signal<Model>(emptyModel);
export const outbox = signal<OutboxItem[]>([]);
export const progress = signal<Record<string, number>>({});
export const drafts = signal<Record<string, string>>({});
export const users = signal<Record<string, DirectoryUser>>({});
export const groups = signal<Record<string, Group>>({});
/** Imported ones, kept in this browser. */
export const contacts = signal<Contact[]>([]);
const contactNames = computed(() => new Map(contacts.value.map((c) => [conversationWith(c), c.name])));
/** The latest first. */
export const calls = signal<CallEntry[]>([]);
/** Who is typing where, with the time at which the note ends. */
export const typing = signal<Record<string, Record<string, number>>>({});
export const connection = signal<{ online: boolean; since: number }>({ online: false, since: Date.now() });
/** Grows when members or join requests of some group change. */
export const groupNews = signal(0);

export const conversations = computed(() => byRecency(model.value));
export const openQuestions = computed(() =>
  Object.values(model.value.questions)
    .filter((q) => q.state === 'open' && q.from !== me.value?.chat_address)
    .sort((a, b) => a.asked_at.localeCompare(b.asked_at)));
export const unreadTotal = computed(() =>
  conversations.value.reduce((sum, c) => sum + (c.muted || c.archived ? 0 : c.unread_count), 0));

/** The best name known for an address or a conversation. */
export function nameOf(id: string): string {
  const address = addressOf(id);
  if (isGroup(id)) return groups.value[address.slice(6)]?.name ?? 'Group';
  const last = model.value.conversations[`dm:${address}`]?.last_message;
  return users.value[address]?.display_name ?? contactNames.value.get(`dm:${address}`) ?? (last?.from === address ? last.from_name : address);
}
export function kindOf(id: string): 'person' | 'agent' | 'bridge' | 'system' | 'group' | 'stream' {
  const address = addressOf(id);
  if (isGroup(id)) return groups.value[address.slice(6)]?.mode === 'stream' ? 'stream' : 'group';
  const last = model.value.conversations[`dm:${address}`]?.last_message;
  return users.value[address]?.kind ?? (last?.from === address ? last.from_kind : 'person');
}
