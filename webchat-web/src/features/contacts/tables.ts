import type { Contact } from '../../state/contacts';

type Fields = Partial<Record<keyof Contact, string>>;
const COLUMNS: Record<keyof Contact, RegExp> = {
  name: /^(full ?)?name|^display|^fn$|^anzeigename|^الاسم/i,
  address: /address|chat|webchat|adresse|user|handle/i,
  phone: /phone|tel|mobile|handy|number|nummer|sms/i,
  email: /e-?mail/i,
};
export const HEADER = ['name', 'chat_address', 'phone', 'email'];

/** Rows of a text with commas, semicolons or tabs; quotes as in RFC 4180. */
export function rowsOfText(text: string): string[][] {
  const first = text.slice(0, text.indexOf('\n') >>> 0);
  const separator = ['\t', ';', ','].reduce((best, s) => (first.split(s).length > first.split(best).length ? s : best), ',');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => { row.push(cell.trim()); cell = ''; };
  const endRow = () => { endCell(); if (row.some(Boolean)) rows.push(row); row = []; };
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; } else quoted = false;
    } else if (c === '"' && cell.trim() === '') { quoted = true; cell = ''; }
    else if (c === separator) endCell();
    else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  endRow();
  return rows;
}

/** Finds the columns by their headings; without headings, by what the cells look like. */
export function contactsOfRows(rows: string[][]): Fields[] {
  const [head, ...rest] = rows;
  if (!head) return [];
  const fields = Object.keys(COLUMNS) as (keyof Contact)[];
  const columns = head.map((cell) => (['email', 'phone', 'name', 'address'] as const).find((f) => COLUMNS[f].test(cell.trim().replaceAll('_', ' ')) && cell.length < 40 && !cell.includes('@')));
  if (columns.filter(Boolean).length >= 1 && fields.some((f) => columns.includes(f))) {
    return rest.map((row) => Object.fromEntries(columns.flatMap((f, i) => (f && row[i] ? [[f, row[i]]] : []))));
  }
  return rows.map((row) => {
    const found: Fields = {};
    for (const cell of row) {
      if (/@.+\./.test(cell)) found.email ??= cell;
      else if (/^\+?[\d\s()/.-]{5,}$/.test(cell)) found.phone ??= cell;
      else if (found.name === undefined && (/[\sA-Z]/.test(cell) || row.length === 1)) { found.name = cell; if (row.length === 1) found.address = cell; }
      else found.address ??= cell;
    }
    return found;
  });
}

/** The cards of a VCF file, of which the first number and the first mail count. */
export function contactsOfVcf(text: string): Fields[] {
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const cards: Fields[] = [];
  let card: Fields | null = null;
  for (const line of lines) {
    const [, name = '', value = ''] = /^(?:[\w-]+\.)?([\w-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    const plain = value.replace(/\\([,;\\])/g, '$1').replace(/\\n/gi, ' ');
    switch (name.toUpperCase()) {
      case 'BEGIN': card = {}; break;
      case 'END': if (card) cards.push(card); card = null; break;
      case 'FN': if (card) card.name = plain; break;
      case 'TEL': if (card) card.phone ??= plain.replace(/^tel:/i, ''); break;
      case 'EMAIL': if (card) card.email ??= plain; break;
      case 'NICKNAME': case 'X-WEBCHAT': if (card) card.address ??= plain; break;
      default:
    }
  }
  return cards;
}

/** A cell that begins like a formula must not become one in a spreadsheet program. */
const cellOf = (text = ''): string => {
  const safe = /^[=+@\t\r-]/.test(text) && !/^\+?\d+$/.test(text) ? `'${text}` : text;
  return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvOf = (contacts: readonly Contact[]): string =>
  [HEADER, ...contacts.map((c) => [c.name, c.address, c.phone, c.email])].map((row) => row.map(cellOf).join(',')).join('\r\n') + '\r\n';
