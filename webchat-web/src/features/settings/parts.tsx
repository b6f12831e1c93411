import { useState } from 'preact/hooks';
import { Check, Copy } from 'lucide-preact';
import { t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import styles from './Settings.module.css';

export function Secret({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => { void navigator.clipboard.writeText(text).then(() => { setCopied(true); setTimeout(() => setCopied(false), 1500); }); };
  return (
    <div>
      <span class={styles.muted}>{label}</span>
      <div class={styles.secret}><pre dir="ltr">{text}</pre><IconButton icon={copied ? Check : Copy} size={18} label={t(copied ? 'info.copied' : 'info.copy')} onClick={copy} /></div>
    </div>
  );
}

export const Checkbox = ({ label, hint, checked, onValue }: { label: string; hint?: string; checked: boolean; onValue: (v: boolean) => void }) => (
  <label class={styles.check}>
    <input type="checkbox" checked={checked} onChange={(e) => onValue(e.currentTarget.checked)} />
    <span class={styles.text}>{label}{hint && <span class={styles.muted}>{hint}</span>}</span>
  </label>
);

export function Segments<T extends string>({ label, value, options, onValue }: { label: string; value: T; options: [T, string][]; onValue: (v: T) => void }) {
  return (
    <div role="group" aria-label={label}>
      <span class={styles.muted}>{label}</span>
      <div class={styles.segments}>
        {options.map(([v, text]) => <button type="button" key={v} aria-pressed={v === value} onClick={() => onValue(v)}>{text}</button>)}
      </div>
    </div>
  );
}

/** Runs an action and keeps what went wrong for the screen. */
export function useProblem(): [string | null, (action: Promise<unknown>) => void] {
  const [problem, setProblem] = useState<string | null>(null);
  return [problem, (action) => { action.then(() => setProblem(null)).catch((e: Error) => setProblem(e.message)); }];
}
