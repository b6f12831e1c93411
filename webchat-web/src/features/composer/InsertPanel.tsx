import { useEffect, useMemo, useState } from 'preact/hooks';
import { Delete } from 'lucide-preact';
import { t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import { loadEmoji, recentEmoji, rememberEmoji, type Emoji } from './emoji';
import { KEYBOARDS, type KeyboardId } from './keyboards';
import styles from './InsertPanel.module.css';

const STORED = 'webchat.keyboard';
type Tab = 'emoji' | KeyboardId;
interface Props { onInsert: (text: string) => void; onBackspace: () => void }

/** Emoji, and the keys of other scripts, for keyboards that lack them. */
export function InsertPanel({ onInsert, onBackspace }: Props) {
  const [tab, setTab] = useState<Tab>((localStorage.getItem(STORED) as Tab | null) ?? 'emoji');
  const choose = (next: Tab) => { localStorage.setItem(STORED, next); setTab(next); };
  const known = tab === 'emoji' || tab in KEYBOARDS ? tab : 'emoji';
  return (
    <div class={styles.panel}>
      <div class={styles.tabs} role="group" aria-label={t('insert.keyboards')}>
        <button type="button" aria-pressed={known === 'emoji'} aria-label={t('insert.emoji')} title={t('insert.emoji')} onClick={() => choose('emoji')}>☺</button>
        {(Object.keys(KEYBOARDS) as KeyboardId[]).map((k) => (
          <button type="button" key={k} aria-pressed={known === k} aria-label={t(`insert.${k}`)} title={t(`insert.${k}`)} onClick={() => choose(k)}>{KEYBOARDS[k].sign}</button>
        ))}
      </div>
      {known === 'emoji' ? <EmojiGrid onPick={(e) => { rememberEmoji(e); onInsert(e); }} /> : <Keys id={known} onInsert={onInsert} onBackspace={onBackspace} />}
    </div>
  );
}

function Keys({ id, onInsert, onBackspace }: { id: KeyboardId } & Props) {
  const [upper, setUpper] = useState(false);
  const { rows, rtl } = KEYBOARDS[id];
  const cased = rows[0].toLocaleUpperCase() !== rows[0];
  const shown = (key: string) => (upper ? key.toLocaleUpperCase() : key);
  return (
    <div class={styles.keys} dir={rtl ? 'rtl' : 'ltr'}>
      {rows.map((row) => (
        <div key={row} class={styles.keyRow}>
          {row.split(' ').map((key) => <button type="button" key={key} class={styles.key} onClick={() => { onInsert(shown(key)); setUpper(false); }}>{shown(key)}</button>)}
        </div>
      ))}
      <div class={styles.keyRow}>
        {cased && <button type="button" class={styles.key} aria-pressed={upper} aria-label={t('insert.shift')} onClick={() => setUpper(!upper)}>⇧</button>}
        <button type="button" class={`${styles.key} ${styles.space}`} aria-label={t('insert.space')} onClick={() => onInsert(' ')} />
        <IconButton class={styles.key!} icon={Delete} label={t('insert.backspace')} onClick={onBackspace} />
      </div>
    </div>
  );
}

/** All emoji by category, with search. */
export function EmojiGrid({ onPick }: { onPick: (emoji: string) => void }) {
  const [all, setAll] = useState<readonly Emoji[]>([]);
  const [query, setQuery] = useState('');
  useEffect(() => { loadEmoji().then(setAll).catch(() => undefined); }, []);
  const word = query.trim().toLowerCase();
  const groups = useMemo(() => {
    const found = word ? all.filter((e) => e.description.includes(word) || e.names.some((n) => n.includes(word)) || e.tags.some((n) => n.includes(word))) : all;
    const recent = word ? [] : recentEmoji().flatMap((sign) => all.find((e) => e.emoji === sign) ?? []);
    const byCategory = new Map<string, Emoji[]>([['recent', recent]]);
    for (const e of found) {
      const list = byCategory.get(e.category);
      if (list) list.push(e);
      else byCategory.set(e.category, [e]);
    }
    return [...byCategory].filter(([, list]) => list.length > 0);
  }, [all, word]);
  return (
    <div class={styles.emoji}>
      <input class={styles.search} value={query} placeholder={t('insert.search')} aria-label={t('insert.search')} onInput={(e) => setQuery(e.currentTarget.value)} />
      <div class={styles.scroll} tabIndex={0} role="group" aria-label={t('insert.emoji')}>
        {groups.map(([category, list]) => (
          <div key={category} class={styles.category}>
            {list.map((e) => <button type="button" key={e.emoji} aria-label={e.description} title={e.description} onClick={() => onPick(e.emoji)}>{e.emoji}</button>)}
          </div>
        ))}
        {all.length > 0 && groups.length === 0 && <p class={styles.none}>{t('list.nothingHere')}</p>}
      </div>
    </div>
  );
}
