import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxItem } from '../state/model';

interface Schema extends DBSchema {
  kv: { key: string; value: unknown };
  timelines: { key: string; value: unknown };
  outbox: { key: string; value: OutboxItem };
  drafts: { key: string; value: string };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** Each account has a database of its own, so that switching accounts cannot mix what they keep. */
export function openDatabase(address: string): void {
  opened = openDB<Schema>(`webchat:${address}`, 1, {
    upgrade(db) {
      db.createObjectStore('kv');
      db.createObjectStore('timelines');
      db.createObjectStore('outbox', { keyPath: 'id' });
      db.createObjectStore('drafts');
    },
  });
}

export async function closeDatabase(): Promise<void> {
  const closing = opened;
  opened = null;
  (await closing)?.close();
}

async function db(): Promise<IDBPDatabase<Schema>> {
  if (!opened) throw new Error('no database is open');
  return opened;
}

export const kv = {
  get: async <T>(key: string): Promise<T | undefined> => (await (await db()).get('kv', key)) as T | undefined,
  set: async (key: string, value: unknown): Promise<void> => void (await (await db()).put('kv', value, key)),
};
export const timelineStore = {
  get: async <T>(id: string): Promise<T | undefined> => (await (await db()).get('timelines', id)) as T | undefined,
  set: async (id: string, value: unknown): Promise<void> => void (await (await db()).put('timelines', value, id)),
};
export const outboxStore = {
  all: async (): Promise<OutboxItem[]> => (await db()).getAll('outbox'),
  set: async (item: OutboxItem): Promise<void> => void (await (await db()).put('outbox', item)),
  delete: async (id: string): Promise<void> => (await db()).delete('outbox', id),
};
export const draftStore = {
  all: async (): Promise<[string, string][]> => {
    const store = (await db()).transaction('drafts').store;
    const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
    return keys.map((key, i) => [key, values[i] ?? '']);
  },
  set: async (id: string, text: string): Promise<void> => {
    const opened = await db();
    await (text ? opened.put('drafts', text, id) : opened.delete('drafts', id));
  },
};
