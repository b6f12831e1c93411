import { useState } from 'preact/hooks';
import type { Candidate } from '../../state/contacts';
import { contacts } from '../../state/signals';
import { saveContacts } from '../../sync/contacts';
import { t, tn } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Empty, Problem } from '../../ui/Field';
import { useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';

/** What an import would add; what is known already is left out unless it is ticked. */
export function ImportPreview({ found, onClose }: { found: Candidate[]; onClose: () => void }) {
  const [chosen, setChosen] = useState(() => found.map((c) => c.state === 'new'));
  const [problem, run] = useProblem();
  const count = chosen.filter(Boolean).length;
  const save = () => run(saveContacts([...contacts.value, ...found.filter((_, i) => chosen[i]).map((c) => c.contact)]).then(onClose));
  if (found.length === 0) return <section class={styles.card}><Empty title={t('contacts.nothing')}><Button onClick={onClose}>{t('nav.back')}</Button></Empty></section>;
  return (
    <section class={styles.card}>
      <h2>{t('contacts.preview')}</h2>
      <div class={styles.tableFrame} tabIndex={0} role="region" aria-label={t('contacts.preview')}>
        <table class={styles.table}>
          <thead><tr><th /><th>{t('group.name')}</th><th>{t('signin.address')}</th><th>{t('contacts.phoneNumber')}</th><th>{t('signin.email')}</th><th /></tr></thead>
          <tbody>
            {found.map(({ contact: c, state }, i) => (
              <tr key={i}>
                <td><input type="checkbox" aria-label={c.name} disabled={state === 'empty'} checked={chosen[i] ?? false} onChange={(e) => setChosen(chosen.map((v, n) => (n === i ? e.currentTarget.checked : v)))} /></td>
                <td dir="auto">{c.name}</td><td>{c.address}</td><td dir="ltr">{c.phone}</td><td>{c.email}</td>
                <td class={styles.muted}>{state === 'duplicate' ? t('contacts.duplicate') : state === 'empty' ? t('contacts.empty') : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Problem text={problem} />
      <div class={styles.row}>
        <Button variant="primary" disabled={count === 0} onClick={save}>{tn('contacts.add', count)}</Button>
        <Button onClick={onClose}>{t('chat.cancel')}</Button>
      </div>
    </section>
  );
}
