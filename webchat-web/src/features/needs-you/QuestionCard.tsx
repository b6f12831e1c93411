import { useState } from 'preact/hooks';
import { relay } from '../../api/relay';
import type { Question } from '../../api/types';
import { putQuestion } from '../../state/reduce';
import { me, model, nameOf } from '../../state/signals';
import { ago, t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import styles from './NeedsYou.module.css';

const labelOf = (q: Question, id: string | undefined): string =>
  q.options.find((o) => o.id === id)?.label ?? (id === 'deny' ? t('needs.deny') : id ?? '');

/** The buttons of a question where it is open, and what was answered where it is not. */
export function QuestionCard({ question: q }: { question: Question }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const answer = async (body: { option?: string; text?: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      model.value = putQuestion(model.value, (await relay.answer(q.question_id, body)).question);
    } catch (e) {
      setProblem(e instanceof Error ? e.message : t('ui.failed'));
    }
    setBusy(false);
  };
  if (q.state !== 'open') {
    const given = q.answer?.text || labelOf(q, q.answer?.option) || labelOf(q, q.default);
    return <p class={styles.result}>{q.state === 'expired' ? t('needs.expired', { answer: given }) : t('needs.answeredBy', { name: nameOf(q.answer?.by ?? ''), answer: given })}</p>;
  }
  const expiry = q.expires_at ? t('needs.expires', { when: ago(q.expires_at), default: labelOf(q, q.default) }) : null;
  if (q.from === me.value?.chat_address) return <p class={styles.result}>{t('needs.waiting')}{expiry ? ` · ${expiry}` : ''}</p>;
  return (
    <div class={styles.answers}>
      <div class={styles.options}>
        {q.options.map((o, i) => (
          <Button key={o.id} disabled={busy} variant={o.style === 'danger' ? 'danger' : o.style === 'primary' || (i === 0 && !o.style) ? 'primary' : 'plain'} onClick={() => void answer({ option: o.id })}>{o.label}</Button>
        ))}
      </div>
      {q.allow_text && (
        <form class={styles.textAnswer} onSubmit={(e) => { e.preventDefault(); if (text.trim()) void answer({ text: text.trim() }); }}>
          <input value={text} aria-label={t('needs.answerText')} placeholder={t('needs.answerText')} onInput={(e) => setText(e.currentTarget.value)} />
          <Button type="submit" disabled={busy || !text.trim()}>{t('needs.answer')}</Button>
        </form>
      )}
      {expiry && <p class={styles.expiry}>{expiry}</p>}
      <Problem text={problem} />
    </div>
  );
}
