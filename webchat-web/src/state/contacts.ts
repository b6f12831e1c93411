export interface Contact { name: string; address?: string; phone?: string; email?: string }

const keysOf = (c: Contact): string[] => [c.address && `a:${c.address}`, c.phone && `p:${c.phone}`, c.email && `e:${c.email}`].filter((k): k is string => Boolean(k));
const ADDRESS = /^[a-z0-9._-]{3,64}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A phone number as the relay writes it: a plus sign and digits, or digits alone. */
export const phoneOf = (text: string): string => {
  const digits = text.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '').replace(/^00/, '+');
  return /^\+?\d{5,15}$/.test(digits) ? digits : '';
};

export interface Candidate { contact: Contact; state: 'new' | 'duplicate' | 'empty' }

/** Takes over what is valid in the given fields, and says which of them are known already, here or further up the list. */
export function candidatesOf(rows: readonly Partial<Record<keyof Contact, string>>[], known: readonly Contact[]): Candidate[] {
  const seen = new Set(known.flatMap(keysOf));
  return rows.map((row) => {
    const address = row.address?.trim().toLowerCase().replace(/^@/, '') ?? '';
    const email = row.email?.trim().toLowerCase() ?? '';
    const phone = phoneOf(row.phone ?? '');
    const contact: Contact = {
      name: row.name?.trim() || address || phone || email,
      ...(ADDRESS.test(address) ? { address } : {}), ...(phone ? { phone } : {}), ...(EMAIL.test(email) ? { email } : {}),
    };
    const keys = keysOf(contact);
    if (keys.length === 0) return { contact, state: 'empty' as const };
    const duplicate = keys.some((k) => seen.has(k));
    keys.forEach((k) => seen.add(k));
    return { contact, state: duplicate ? 'duplicate' as const : 'new' as const };
  });
}

/** The conversation in which a contact can be written to. */
export const conversationWith = (c: Contact): string | null =>
  c.address ? `dm:${c.address}` : c.phone ? `dm:sms:${c.phone}` : c.email ? `dm:email:${c.email}` : null;
