import { strFromU8, unzipSync } from 'fflate';

/** Far more than any address book, and little enough for a phone. */
const MAX_UNPACKED_BYTES = 50_000_000;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string =>
  xml.replace(/<[^>]*>/g, '').replace(/&(#x?[\da-f]+|\w+);/gi, (whole, e: string) =>
    ENTITIES[e] ?? (e.startsWith('#') ? String.fromCodePoint(e[1]?.toLowerCase() === 'x' ? parseInt(e.slice(2), 16) : Number(e.slice(1))) : whole));
const textsOf = (xml: string): string => [...xml.matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)].map((m) => plain(m[1]!)).join('');
const columnOf = (reference: string): number => [...reference.replace(/\d/g, '')].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/** The cells of a workbook's first sheet as texts. */
export function rowsOfXlsx(file: Uint8Array): string[][] {
  let unpacked = 0;
  const parts = unzipSync(file, {
    filter: ({ name, originalSize }) => {
      const wanted = name === 'xl/sharedStrings.xml' || /^xl\/worksheets\/sheet\d+\.xml$/.test(name);
      if (wanted && (unpacked += originalSize) > MAX_UNPACKED_BYTES) throw new Error('too large');
      return wanted;
    },
  });
  const read = (name: string): string => { const part = parts[name]; return part ? strFromU8(part) : ''; };
  const shared = [...read('xl/sharedStrings.xml').matchAll(/<si>([\s\S]*?)<\/si>/g)].map((m) => textsOf(m[1]!));
  const sheet = Object.keys(parts).filter((n) => n.startsWith('xl/worksheets/')).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))[0];
  return [...read(sheet ?? '').matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map((row) => {
    const cells: string[] = [];
    for (const [, attributes = '', content = ''] of row[1]!.matchAll(/<c((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const at = columnOf(/\br="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '');
      const value = /<v>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? '';
      const text = /\bt="s"/.test(attributes) ? shared[Number(value)] ?? '' : /\bt="inlineStr"/.test(attributes) ? textsOf(content) : plain(value);
      cells[at >= 0 ? at : cells.length] = text.trim();
    }
    return Array.from(cells, (c) => c ?? '');
  }).filter((row) => row.some(Boolean));
}
