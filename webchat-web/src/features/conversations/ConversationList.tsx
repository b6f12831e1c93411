import { useEffect, useRef, useState } from 'preact/hooks';
import { Search, X, SquarePen, BellOff } from 'lucide-preact';
import type { Message } from '../../api/types';
import { relay } from '../../api/relay';
import { go, href, openConversation, route } from '../../app/router';
import type { Conversation } from '../../state/model';
import { addressOf, isGroup } from '../../state/model';
import { calls, conversations, drafts, kindOf, me, nameOf, outbox, typing, users } from '../../state/signals';
import { markOf } from '../../state/select';
import { short, t, tn } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Empty } from '../../ui/Field';
import { CallHistory } from '../calls/CallHistory';
import { MarkIcon } from '../conversation/MarkIcon';
import { preview } from '../conversation/preview';
import { jumpAfterOpening } from '../conversation/useJump';
import styles from './ConversationList.module.css';

type Filter = 'all' | 'unread' | 'agents' | 'groups' | 'archived' | 'calls';
const FILTERS: Filter[] = ['all', 'unread', 'agents', 'groups', 'archived', 'calls'];
const passes: Record<Filter, (c: Conversation) => boolean> = {
  all: (c) => !c.archived,
  unread: (c) => !c.archived && c.unread_count > 0,
  agents: (c) => !c.archived && kindOf(c.conversation) === 'agent',
  groups: (c) => !c.archived && isGroup(c.conversation),
  archived: (c) => c.archived,
  calls: () => false,
};

export function ConversationList() {
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const all = conversations.value;
  const shown = all.filter(passes[filter]);
  return (
    <section class={styles.pane} aria-label={t('nav.chats')}>
      <header class={styles.header}>
        <h1>{t('nav.chats')}</h1>
        <IconButton icon={SquarePen} label={t('nav.newChat')} onClick={() => go('directory')} />
      </header>
      <SearchBox value={query} onValue={setQuery} />
      {query.trim() ? <Hits query={query.trim()} /> : (
        <>
          <div class={styles.filters} role="group">
            {FILTERS.filter((f) => f === 'all' || (f === 'calls' ? calls.value.length > 0 : all.some(passes[f]))).map((f) => (
              <button type="button" key={f} class={styles.chip} aria-pressed={f === filter} onClick={() => setFilter(f)}>{t(`list.${f}`)}</button>
            ))}
          </div>
          {filter === 'calls' ? <CallHistory /> : <ul class={styles.list}>
            {shown.map((c) => <Row key={c.conversation} c={c} />)}
          </ul>}
          {all.length === 0 && (
            <Empty title={t('list.empty')} hint={t('list.emptyHint')}>
              <Button variant="primary" onClick={() => go('directory')}>{t('list.openDirectory')}</Button>
            </Empty>
          )}
          {all.length > 0 && shown.length === 0 && filter !== 'calls' && <Empty title={t('list.nothingHere')} />}
        </>
      )}
    </section>
  );
}

function SearchBox({ value, onValue }: { value: string; onValue: (v: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = () => input.current?.focus();
    addEventListener('webchat:search', focus);
    return () => removeEventListener('webchat:search', focus);
  }, []);
  return (
    <div class={styles.search} role="search">
      <Search size={18} strokeWidth={1.75} aria-hidden="true" />
      <input ref={input} value={value} placeholder={t(matchMedia('(hover: hover)').matches && innerWidth >= 600 ? 'nav.searchHint' : 'nav.search')} aria-label={t('nav.search')} onInput={(e) => onValue(e.currentTarget.value)}
        onKeyDown={(e) => { if (e.key === 'Escape') { onValue(''); e.currentTarget.blur(); e.stopPropagation(); } }} />
      {value && <IconButton icon={X} size={16} label={t('ui.close')} onClick={() => onValue('')} />}
    </div>
  );
}

function Row({ c }: { c: Conversation }) {
  const id = c.conversation;
  const selected = route.value.page === 'c' && route.value.id === id;
  const name = addressOf(id) === me.value?.chat_address ? t('chat.saved') : nameOf(id);
  const at = c.last_message?.created_at;
  return (
    <li>
      <a href={href('c', id)} class={styles.row} aria-current={selected ? 'page' : undefined}>
        <Avatar id={id} name={name} kind={kindOf(id)} presence={users.value[addressOf(id)]?.online ? 'online' : undefined} />
        <span class={styles.main}>
          <span class={styles.top}>
            <span class={styles.name} dir="auto">{name}</span>
            {c.muted && <BellOff size={14} aria-label={t('list.muted')} />}
            {at && <time class={styles.time} dateTime={at}>{short(at)}</time>}
          </span>
          <span class={styles.top}>
            <span class={styles.preview} dir="auto"><LastLine c={c} /></span>
            {c.unread_count > 0 && (
              <span class={`${styles.badge} ${c.muted ? styles.quiet : ''}`} aria-label={tn('list.unreadCount', c.unread_count)}>{c.unread_count > 999 ? '999+' : c.unread_count}</span>
            )}
          </span>
        </span>
      </a>
    </li>
  );
}

function LastLine({ c }: { c: Conversation }) {
  const writing = Object.entries(typing.value[c.conversation] ?? {}).find(([, until]) => until > Date.now());
  if (writing) return <span class={styles.typing}>{t('chat.typing', { name: nameOf(writing[0]) })}</span>;
  const waiting = outbox.value.findLast((o) => o.conversation === c.conversation);
  if (waiting) return <><MarkIcon mark={waiting.state} /> {waiting.text || t('chat.file')}</>;
  const draft = drafts.value[c.conversation];
  if (draft && route.value.id !== c.conversation) return <><span class={styles.draft}>{t('list.draft')}</span> {draft}</>;
  const last = c.last_message;
  if (!last) return null;
  const own = last.from === me.value?.chat_address;
  return <>{own && !last.deleted && <MarkIcon mark={markOf(last, c)} />} {isGroup(c.conversation) && !own ? `${last.from_name}: ` : ''}{preview(last)}</>;
}

function Hits({ query }: { query: string }) {
  const [hits, setHits] = useState<Message[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      relay.search(query, undefined, stop.signal).then((r) => setHits(r.messages)).catch(() => undefined);
    }, 200);
    return () => { clearTimeout(timer); stop.abort(); };
  }, [query]);
  const folded = query.toLocaleLowerCase();
  const named = conversations.value.filter((c) => nameOf(c.conversation).toLocaleLowerCase().includes(folded) || c.conversation.includes(folded)).slice(0, 8);
  return (
    <div class={styles.list}>
      {named.length > 0 && <h2 class={styles.section}>{t('list.conversations')}</h2>}
      <ul>{named.map((c) => <Row key={c.conversation} c={c} />)}</ul>
      {hits && hits.length > 0 && <h2 class={styles.section}>{t('list.messages')}</h2>}
      <ul>
        {hits?.map((m) => (
          <li key={m.message_id}>
            <button type="button" class={styles.row} onClick={() => { jumpAfterOpening(m.conversation, m.message_id); openConversation(m.conversation); }}>
              <Avatar id={m.conversation} name={nameOf(m.conversation)} kind={kindOf(m.conversation)} size="sm" />
              <span class={styles.main}>
                <span class={styles.top}><span class={styles.name}>{nameOf(m.conversation)}</span><time class={styles.time}>{short(m.created_at)}</time></span>
                <span class={styles.preview} dir="auto"><Marked text={preview(m)} word={folded} /></span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hits?.length === 0 && named.length === 0 && <Empty title={t('list.noHits', { q: query })} />}
    </div>
  );
}

function Marked({ text, word }: { text: string; word: string }) {
  const at = text.toLocaleLowerCase().indexOf(word);
  if (at < 0) return <>{text}</>;
  const from = Math.max(0, at - 24);
  return <>{from > 0 ? '…' : ''}{text.slice(from, at)}<mark class={styles.mark}>{text.slice(at, at + word.length)}</mark>{text.slice(at + word.length)}</>;
}
