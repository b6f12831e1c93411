import { useEffect, useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import type { Callback } from '../../api/types';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Field, Problem } from '../../ui/Field';
import { Deliveries } from './Deliveries';
import { Secret, useProblem } from './parts';
import styles from './Settings.module.css';

export function Callbacks() {
  const [all, setAll] = useState<Callback[] | null>(null);
  const [url, setUrl] = useState('');
  const [words, setWords] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const [tested, setTested] = useState<Record<string, string>>({});
  const [log, setLog] = useState<Callback | null>(null);
  const [problem, run] = useProblem();
  const load = () => relay.callbacks().then((r) => setAll(r.callbacks));
  useEffect(() => run(load()), []);
  const create = (e: Event) => {
    e.preventDefault();
    const keywords = words.split(',').map((w) => w.trim()).filter(Boolean);
    run(relay.createCallback({ url: url.trim(), keywords }).then((r) => { setSecret(r.secret ?? null); setUrl(''); setWords(''); return load(); }));
  };
  const test = (id: string) => run(relay.testCallback(id).then((r) => {
    const last = r.delivery?.attempts?.at(-1);
    const words = r.delivered ? t('set.delivered') : t('set.notDelivered', { reason: last?.error ?? String(last?.response_status ?? '') });
    setTested((now) => ({ ...now, [id]: words }));
  }));
  return (
    <>
      <section class={styles.card}>
        {all?.length === 0 && <p class={styles.muted}>{t('set.noCallbacks')}</p>}
        {all?.map((c) => (
          <div key={c.callback_id} class={styles.line}>
            <span class={styles.text}>{c.url}<span class={styles.muted}>{[c.active ? null : t('set.disabled'), c.keywords.join(', '), tested[c.callback_id]].filter(Boolean).join(' · ')}</span></span>
            <Button onClick={() => setLog(c)}>{t('set.log')}</Button>
            <Button onClick={() => test(c.callback_id)}>{t('set.test')}</Button>
            <Button variant="danger" onClick={() => run(relay.deleteCallback(c.callback_id).then(load))}>{t('set.delete')}</Button>
          </div>
        ))}
        {secret && <Secret label={t('set.secretOnce')} text={secret} />}
      </section>
      {log && <Deliveries callback={log} onClose={() => setLog(null)} />}
      <form class={styles.card} onSubmit={create}>
        <Field label={t('set.url')} type="url" value={url} onValue={setUrl} required />
        <Field label={t('set.keywords')} value={words} onValue={setWords} />
        <Problem text={problem} />
        <div class={styles.row}><Button variant="primary" type="submit" disabled={!url.trim()}>{t('set.addCallback')}</Button></div>
      </form>
    </>
  );
}
