import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../state/contacts';
import { contactsOfRows, contactsOfVcf, csvOf, rowsOfText } from './tables';
import { rowsOfXlsx } from './xlsx';

describe('contacts', () => {
  it('reads quoted cells, and finds columns by their headings', () => {
    const rows = rowsOfText('Name;Phone;E-Mail\r\n"Okafor; Ben";+1 555 123-4567;ben@example.com\r\n');
    expect(contactsOfRows(rows)).toEqual([{ name: 'Okafor; Ben', phone: '+1 555 123-4567', email: 'ben@example.com' }]);
  });

  it('reads rows without headings by what they look like', () => {
    expect(contactsOfRows(rowsOfText('Ana Lind, ana, +49 170 1234567'))).toEqual([{ name: 'Ana Lind', address: 'ana', phone: '+49 170 1234567' }]);
  });

  it('reads cards with folded lines', () => {
    const cards = contactsOfVcf('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Chiara de\r\n  Angelis\r\nTEL;TYPE=CELL:0039 02 123456\r\nEMAIL:c@example.com\r\nEND:VCARD\r\n');
    expect(cards).toEqual([{ name: 'Chiara de Angelis', phone: '0039 02 123456', email: 'c@example.com' }]);
  });

  it('reads a workbook', () => {
    const sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Phone</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>15551234567</v></c></row></sheetData></worksheet>';
    const strings = '<sst><si><t>Name</t></si><si><r><t>Ben &amp; </t></r><r><t>Co</t></r></si></sst>';
    const file = zipSync({ 'xl/worksheets/sheet1.xml': strToU8(sheet), 'xl/sharedStrings.xml': strToU8(strings) });
    expect(contactsOfRows(rowsOfXlsx(file))).toEqual([{ name: 'Ben & Co', phone: '15551234567' }]);
  });

  it('shows what is known already, here or further up', () => {
    const found = candidatesOf([{ name: 'A', phone: '+1 555 123 4567' }, { name: 'B', phone: '0015551234567' }, { name: 'C', address: 'Ben' }, { name: 'D' }], [{ name: 'Ben', address: 'ben' }]);
    expect(found.map((c) => c.state)).toEqual(['new', 'duplicate', 'duplicate', 'empty']);
  });

  it('writes what it can read again, without formulas', () => {
    const csv = csvOf([{ name: '=1+1', phone: '+15551234567' }]);
    expect(csv).toContain("'=1+1");
    expect(contactsOfRows(rowsOfText(csv))[0]?.phone).toBe('+15551234567');
  });
});
