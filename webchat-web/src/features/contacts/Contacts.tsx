import { useRef, useState } from 'preact/hooks';
import { candidatesOf, type Candidate, type Contact } from '../../state/contacts';
import { contacts } from '../../state/signals';
import { saveContacts } from '../../sync/contacts';
import { t, tn } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';
import { ImportPreview } from './ImportPreview';
import { contactsOfRows, contactsOfVcf, csvOf, HEADER, rowsOfText } from './tables';

type Fields = Partial<Record<keyof Contact, string>>;
interface Picker { select(what: string[], options: { multiple: boolean }): Promise<{ name?: string[]; tel?: string[]; email?: string[] }[]> }
const picker = (navigator as Navigator & { contacts?: Picker }).contacts;

async function read(file: File): Promise<Fields[]> {
  if (/\.xlsx$/i.test(file.name)) {
    const { rowsOfXlsx } = await import('./xlsx');
    return contactsOfRows(rowsOfXlsx(new Uint8Array(await file.arrayBuffer())));
  }
  const text = await file.text();
  return /\.vcf$/i.test(file.name) || text.startsWith('BEGIN:VCARD') ? contactsOfVcf(text) : contactsOfRows(rowsOfText(text));
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function Contacts() {
  const [found, setFound] = useState<Candidate[] | null>(null);
  const [pasted, setPasted] = useState('');
  const [problem, run] = useProblem();
  const file = useRef<HTMLInputElement>(null);
  const show = (rows: Fields[]) => setFound(candidatesOf(rows, contacts.value));
  const pick = () => run(picker!.select(['name', 'tel', 'email'], { multiple: true }).then((all) => show(all.map((c) => ({ name: c.name?.[0] ?? '', phone: c.tel?.[0] ?? '', email: c.email?.[0] ?? '' })))));
  if (found) return <ImportPreview found={found} onClose={() => { setFound(null); setPasted(''); }} />;
  return (
    <>
      <section class={styles.card}>
        <h2>{t('contacts.import')}</h2>
        <p class={styles.muted}>{t('contacts.hint')}</p>
        <input ref={file} type="file" hidden accept=".csv,.tsv,.txt,.vcf,.xlsx" onChange={(e) => {
          const chosen = e.currentTarget.files?.[0];
          if (chosen) run(read(chosen).then(show).catch(() => { throw new Error(t('contacts.unreadable')); }));
          e.currentTarget.value = '';
        }} />
        <div class={styles.row}>
          <Button variant="primary" onClick={() => file.current?.click()}>{t('contacts.file')}</Button>
          {picker && <Button onClick={pick}>{t('contacts.phone')}</Button>}
          <Button onClick={() => download('contacts-template.csv', `${HEADER.join(',')}\r\nBen Okafor,ben,+15551234567,ben@example.com\r\n`)}>{t('contacts.template')}</Button>
        </div>
        <label class={styles.paste}>{t('contacts.paste')}<textarea rows={4} dir="auto" value={pasted} onInput={(e) => setPasted(e.currentTarget.value)} /></label>
        <div class={styles.row}><Button disabled={!pasted.trim()} onClick={() => show(contactsOfRows(rowsOfText(pasted)))}>{t('contacts.check')}</Button></div>
        <Problem text={problem} />
      </section>
      <section class={styles.card}>
        <h2>{tn('contacts.count', contacts.value.length)}</h2>
        <p class={styles.muted}>{t('contacts.kept')}</p>
        <div class={styles.row}>
          <Button disabled={contacts.value.length === 0} onClick={() => download('contacts.csv', csvOf(contacts.value))}>{t('contacts.export')}</Button>
          <Button variant="danger" disabled={contacts.value.length === 0} onClick={() => run(saveContacts([]))}>{t('contacts.clear')}</Button>
        </div>
      </section>
    </>
  );
}
