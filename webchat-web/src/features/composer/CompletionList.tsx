import type { Choice } from './completion';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import styles from './Composer.module.css';

interface Props { id: string; choices: Choice[]; marked: number; onPick: (choice: Choice) => void; onMark: (index: number) => void }

/** The list above the composer; the focus stays in the text. */
export const CompletionList = ({ id, choices, marked, onPick, onMark }: Props) => (
  <ul id={id} class={styles.completion} role="listbox" aria-label={t('chat.completions')}>
    {choices.map((c, i) => (
      <li key={c.key} id={`${id}-${i}`} role="option" aria-selected={i === marked} class={styles.choice}
        onPointerDown={(e) => { e.preventDefault(); onPick(c); }} onPointerMove={() => onMark(i)}>
        {c.sign ? <span class={styles.sign}>{c.sign}</span> : <Avatar id={`dm:${c.key}`} name={c.label} kind="person" size="sm" />}
        <span class={styles.choiceLabel} dir="auto">{c.label}</span><span class={styles.size}>{c.hint}</span>
      </li>
    ))}
  </ul>
);
