import { useState } from 'preact/hooks';
import { CircleAlert, CircleCheck, CircleMinus } from 'lucide-preact';
import { adminApi, type Checkup } from '../../api/admin';
import { t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';

const icons = { ok: CircleCheck, failed: CircleAlert, not_configured: CircleMinus } as const;

/** Tries everything that the relay depends on, and shows what to do about what fails. */
export function Doctor() {
  const [found, setFound] = useState<Checkup[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, run] = useProblem();
  const examine = () => { setBusy(true); run(adminApi.doctor().then((r) => setFound(r.checkups)).finally(() => setBusy(false))); };
  return (
    <section class={styles.card}>
      <p class={styles.muted}>{t('admin.doctorHint')}</p>
      <div class={styles.row}><Button variant="primary" disabled={busy} onClick={examine}>{t(busy ? 'admin.examining' : 'admin.examine')}</Button></div>
      <Problem text={problem} />
      {found?.map((c, i) => {
        const Icon = icons[c.outcome];
        return (
          <div key={i} class={styles.line}>
            <span class={styles[c.outcome]} role="img" aria-label={t(`admin.outcome.${c.outcome}`)}><Icon size={20} strokeWidth={1.75} aria-hidden="true" /></span>
            <span class={styles.text}>{[c.name, c.provider].filter(Boolean).join(' · ')}<span class={styles.muted}>{c.detail}</span>{c.advice.map((a) => <span key={a}>{a}</span>)}</span>
            <span class={styles.muted}>{c.took_ms} ms</span>
          </div>
        );
      })}
    </section>
  );
}
