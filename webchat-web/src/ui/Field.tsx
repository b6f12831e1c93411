import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Field.module.css';

type Input = Omit<JSX.HTMLAttributes<HTMLInputElement>, 'onChange'> & {
  label: string; value: string; onValue: (value: string) => void; hint?: string | undefined; error?: string | undefined;
  type?: string; placeholder?: string; required?: boolean; autocomplete?: string; maxLength?: number;
};

export function Field({ label, value, onValue, hint, error, ...rest }: Input) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class={styles.field}>
      <label for={id}>{label}</label>
      <input {...rest as object} id={id} class={styles.input} value={value} aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}n` : undefined} onInput={(e) => onValue(e.currentTarget.value)} />
      {note && <p id={`${id}n`} class={error ? styles.error : styles.hint}>{note}</p>}
    </div>
  );
}

export function Choice<T extends string>({ label, value, options, onValue }: { label: string; value: T; options: [T, string][]; onValue: (v: T) => void }) {
  const id = useId();
  return (
    <div class={styles.field}>
      <label for={id}>{label}</label>
      <select id={id} class={styles.input} value={value} onChange={(e) => onValue(e.currentTarget.value as T)}>
        {options.map(([v, text]) => <option key={v} value={v}>{text}</option>)}
      </select>
    </div>
  );
}

export function Empty({ title, hint, children }: { title: string; hint?: string; children?: ComponentChildren }) {
  return <div class={styles.empty}><p class={styles.emptyTitle}>{title}</p>{hint && <p>{hint}</p>}{children}</div>;
}

export const Problem = ({ text }: { text: string | null }) => (text ? <p role="alert" class={styles.error}>{text}</p> : null);
