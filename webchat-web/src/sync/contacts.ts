import type { Contact } from '../state/contacts';
import { contacts } from '../state/signals';
import { kv } from '../storage/db';

/** Contacts are kept in this browser; the relay has no address book. */
export async function loadContacts(): Promise<void> {
  contacts.value = (await kv.get<Contact[]>('contacts').catch(() => undefined)) ?? [];
}

export async function saveContacts(next: Contact[]): Promise<void> {
  const sorted = [...next].sort((a, b) => a.name.localeCompare(b.name));
  await kv.set('contacts', sorted);
  contacts.value = sorted;
}
