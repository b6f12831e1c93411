import { useEffect, useState } from 'preact/hooks';
import { adminApi, type AbuseReport, type AccessRequest, type AuditLine } from '../../api/admin';
import { dateTime, t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Empty, Problem } from '../../ui/Field';
import { useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';

const REASONS = { spam: 'report.spam', harassment: 'report.harassment', illegal: 'report.illegal', other: 'report.other' } as const;

export function AccessRequests() {
  const [all, setAll] = useState<AccessRequest[]>([]);
  const [problem, run] = useProblem();
  const load = () => adminApi.accessRequests().then((r) => setAll(r.access_requests.filter((a) => !['approved', 'denied'].includes(a.state))));
  useEffect(() => run(load()), []);
  if (all.length === 0) return <><Empty title={t('admin.none')} /><Problem text={problem} /></>;
  return (
    <section class={styles.card}>
      <Problem text={problem} />
      {all.map((a) => (
        <div key={a.request_id} class={styles.line}>
          <span class={styles.text}>{a.email}<span class={styles.muted}>{[a.display_name, dateTime(a.asked_at)].filter(Boolean).join(' · ')}</span></span>
          <Button variant="primary" onClick={() => run(adminApi.decide(a.request_id, true).then(load))}>{t('admin.approve')}</Button>
          <Button variant="danger" onClick={() => run(adminApi.decide(a.request_id, false).then(load))}>{t('admin.deny')}</Button>
        </div>
      ))}
    </section>
  );
}

export function Reports() {
  const [all, setAll] = useState<AbuseReport[]>([]);
  const [problem, run] = useProblem();
  const load = () => adminApi.reports().then((r) => setAll(r.abuse_reports.filter((a) => !a.resolved_at)));
  useEffect(() => run(load()), []);
  if (all.length === 0) return <><Empty title={t('admin.none')} /><Problem text={problem} /></>;
  return (
    <section class={styles.card}>
      <Problem text={problem} />
      {all.map((a) => (
        <div key={a.report_id} class={styles.line}>
          <span class={styles.text}>{`${a.reason in REASONS ? t(REASONS[a.reason as keyof typeof REASONS]) : a.reason} · ${a.chat_address ?? a.message_id}`}<span class={styles.muted}>{[a.note, a.reporter, dateTime(a.at)].filter(Boolean).join(' · ')}</span></span>
          <Button variant="primary" onClick={() => run(adminApi.resolve(a.report_id).then(load))}>{t('admin.resolve')}</Button>
        </div>
      ))}
    </section>
  );
}

export function Audit() {
  const [lines, setLines] = useState<AuditLine[]>([]);
  const [next, setNext] = useState<number | undefined>();
  const [problem, run] = useProblem();
  const load = (before?: number) => adminApi.audit(before).then((r) => {
    setLines((known) => (before === undefined ? r.audit : [...known, ...r.audit]));
    setNext(r.next_before ?? undefined);
  });
  useEffect(() => run(load()), []);
  return (
    <section class={styles.card}>
      <Problem text={problem} />
      {lines.map((l) => (
        <div key={l.number} class={styles.line}>
          <span class={styles.text}><span><code class={styles.deed}>{l.deed}</code> {l.target}</span><span class={styles.muted}>{[l.actor, l.detail, dateTime(l.at)].filter(Boolean).join(' · ')}</span></span>
        </div>
      ))}
      {next !== undefined && <Button onClick={() => run(load(next))}>{t('admin.more')}</Button>}
    </section>
  );
}
