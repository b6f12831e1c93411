import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/i18n';
import styles from './SignIn.module.css';

const LENGTH = 6;

/** Six boxes of one digit each. Pasting or typing several digits fills them from the first one. */
export function CodeBoxes({ value, onValue, onComplete }: { value: string; onValue: (v: string) => void; onComplete: (v: string) => void }) {
  const boxes = useRef<(HTMLInputElement | null)[]>([]);
  useEffect(() => boxes.current[Math.min(value.length, LENGTH - 1)]?.focus(), []);

  const put = (text: string, at: number) => {
    const digits = text.replace(/\D/g, '');
    const next = digits.length >= LENGTH ? digits.slice(0, LENGTH) : (value.slice(0, at) + digits + value.slice(at + digits.length)).slice(0, LENGTH);
    onValue(next);
    boxes.current[Math.min(at + digits.length, LENGTH - 1)]?.focus();
    if (next.length === LENGTH && digits) onComplete(next);
  };
  const onKeyDown = (e: KeyboardEvent, at: number) => {
    if (e.key === 'Backspace') {
      e.preventDefault();
      const from = value[at] ? at : Math.max(0, at - 1);
      onValue(value.slice(0, from));
      boxes.current[from]?.focus();
    } else if (e.key === 'ArrowLeft') boxes.current[at - 1]?.focus();
    else if (e.key === 'ArrowRight') boxes.current[at + 1]?.focus();
  };
  return (
    <div class={styles.code} dir="ltr">
      {Array.from({ length: LENGTH }, (_, i) => (
        <input
          key={i} ref={(el) => { boxes.current[i] = el; }} class={styles.digit} inputMode="numeric" value={value[i] ?? ''}
          autoComplete={i === 0 ? 'one-time-code' : 'off'} aria-label={t('signin.digit', { n: i + 1 })}
          onKeyDown={(e) => onKeyDown(e, i)} onFocus={(e) => e.currentTarget.select()}
          onInput={(e) => { const text = e.currentTarget.value; e.currentTarget.value = value[i] ?? ''; put(text, i); }}
          onPaste={(e) => { e.preventDefault(); put(e.clipboardData?.getData('text') ?? '', 0); }}
        />
      ))}
    </div>
  );
}
