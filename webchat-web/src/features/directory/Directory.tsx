import { useEffect, useState } from 'preact/hooks';
import { Plus, Search } from 'lucide-preact';
import { relay } from '../../api/relay';
import type { DirectoryUser, Group } from '../../api/types';
import { href, openConversation } from '../../app/router';
import { conversationOf } from '../../state/model';
import { conversationWith, type Contact } from '../../state/contacts';
import { contacts, groups, me, nameOf, users } from '../../state/signals';
import { refreshDirectory, refreshGroups } from '../../sync/sync';
import { ago, t, tn } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { Empty } from '../../ui/Field';
import { NewGroup } from '../groups/NewGroup';
import list from '../conversations/ConversationList.module.css';
import { StatePill } from './StatePill';
import styles from './Directory.module.css';

const ADDRESS = /^[a-z0-9._-]{3,64}$/;

export function Directory() {
  const [query, setQuery] = useState('');
  const [creating, setCreating] = useState(false);
  useEffect(() => { refreshDirectory().catch(() => undefined); }, []);
  const word = query.trim().toLocaleLowerCase();
  const matches = (...texts: string[]) => texts.some((x) => x.toLocaleLowerCase().includes(word));
  const everyone = Object.values(users.value).filter((u) => matches(u.display_name, u.chat_address))
    .sort((a, b) => Number(b.online) - Number(a.online) || a.display_name.localeCompare(b.display_name));
  const people = everyone.filter((u) => u.kind === 'person' && u.chat_address !== me.value?.chat_address);
  const agents = everyone.filter((u) => u.kind === 'agent');
  const found = Object.values(groups.value).filter((g) => matches(g.name)).sort((a, b) => a.name.localeCompare(b.name));
  const known = contacts.value.filter((c) => matches(c.name, c.address ?? '', c.phone ?? '', c.email ?? '') && !(c.address && users.value[c.address]));
  const exact = ADDRESS.test(word) && !users.value[word];
  return (
    <section class={list.pane} aria-label={t('nav.directory')}>
      <header class={list.header}>
        <h1>{t('nav.directory')}</h1>
        <IconButton icon={Plus} label={t('dir.newGroup')} onClick={() => setCreating(true)} />
      </header>
      <div class={list.search}>
        <Search size={18} strokeWidth={1.75} aria-hidden="true" />
        <input value={query} placeholder={t('dir.filter')} aria-label={t('dir.filter')} onInput={(e) => setQuery(e.currentTarget.value)} />
      </div>
      <div class={list.list}>
        {exact && <a class={list.row} href={href('c', `dm:${word}`)}><Avatar id={`dm:${word}`} name={word} kind="person" /><span class={list.name}>{t('dir.write', { address: word })}</span></a>}
        <ContactRows list={known} />
        <People title={t('dir.people')} list={people} />
        <People title={t('dir.agents')} list={agents} />
        {found.length > 0 && <h2 class={list.section}>{t('dir.groups')}</h2>}
        <ul>{found.map((g) => <GroupRow key={g.group_id} group={g} />)}</ul>
        {people.length + agents.length + found.length + known.length === 0 && !exact && <Empty title={t(word ? 'list.nothingHere' : 'dir.empty')} {...(word ? {} : { hint: t('dir.emptyHint') })} />}
      </div>
      {creating && <NewGroup onClose={() => setCreating(false)} />}
    </section>
  );
}

function People({ title, list: shown }: { title: string; list: DirectoryUser[] }) {
  if (shown.length === 0) return null;
  return (
    <>
      <h2 class={list.section}>{title}</h2>
      <ul>
        {shown.map((u) => (
          <li key={u.chat_address}>
            <a class={list.row} href={href('c', conversationOf(u.chat_address))}>
              <Avatar id={`dm:${u.chat_address}`} name={u.display_name} kind={u.kind} presence={u.online ? 'online' : undefined} />
              <span class={list.main}>
                <span class={list.top}><span class={list.name} dir="auto">{u.display_name}</span><StatePill user={u} /></span>
                <span class={list.preview}>{under(u)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function ContactRows({ list: shown }: { list: Contact[] }) {
  if (shown.length === 0) return null;
  return (
    <>
      <h2 class={list.section}>{t('set.contacts')}</h2>
      <ul>
        {shown.map((c) => {
          const id = conversationWith(c) ?? '';
          return (
            <li key={id}>
              <a class={list.row} href={href('c', id)}>
                <Avatar id={id} name={c.name} kind={c.address ? 'person' : 'bridge'} />
                <span class={list.main}><span class={list.name} dir="auto">{c.name}</span><span class={list.preview}>{[c.address, c.phone, c.email].filter(Boolean).join(' · ')}</span></span>
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function under(u: DirectoryUser): string {
  const live = u.sessions.find((s) => s.online);
  const where = u.kind === 'agent' ? [live?.session_name, live?.device_name, u.owner ? t('dir.ownedBy', { name: nameOf(u.owner) }) : undefined].filter(Boolean) : [];
  const seen = u.online ? t('presence.online') : u.last_seen_at ? t('presence.seen', { ago: ago(u.last_seen_at) }) : t('presence.offline');
  return [u.chat_address, ...where, ...(u.kind === 'agent' && u.online ? [] : [seen])].join(' · ');
}

function GroupRow({ group: g }: { group: Group }) {
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const body = (
    <>
      <Avatar id={g.address} name={g.name} kind={g.mode === 'stream' ? 'stream' : 'group'} />
      <span class={list.main}><span class={list.name} dir="auto">{g.name}</span><span class={list.preview}>{problem ?? g.description ?? ''}{problem || !g.description ? '' : ' · '}{problem ? '' : tn('dir.members', g.member_count)}</span></span>
    </>
  );
  if (g.role) return <li><a class={list.row} href={href('c', g.address)}>{body}</a></li>;
  const join = () => {
    setAsked(true);
    relay.askToJoin(g.group_id).then(async () => {
      await refreshGroups();
      if (groups.value[g.group_id]?.role) openConversation(g.address);
    }).catch((e: Error) => { setProblem(e.message); setAsked(false); });
  };
  return (
    <li class={`${list.row} ${styles.joinable}`}>
      {body}
      {g.join_policy !== 'invite' && <Button disabled={asked} onClick={join}>{t(asked ? 'dir.asked' : g.join_policy === 'open' ? 'dir.join' : 'dir.ask')}</Button>}
    </li>
  );
}
