import { useEffect, useState } from 'preact/hooks';
import { Archive, ArchiveRestore, Bell, BellOff, Info, Phone, Video } from 'lucide-preact';
import type { Message } from '../../api/types';
import { addressOf, isGroup, type OutboxFile } from '../../state/model';
import { groups, kindOf, me, model, nameOf, outbox, typing, users } from '../../state/signals';
import { ago, t, tn } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { IconButton } from '../../ui/Button';
import { BackLink } from '../../ui/PageHeader';
import { readAloudIn } from '../language/engines';
import { startCall } from '../calls/session';
import { StatePill } from '../directory/StatePill';
import { ContactInfo } from '../directory/ContactInfo';
import { GroupInfo } from '../groups/GroupInfo';
import { Composer, toFiles, type ComposerMode } from '../composer/Composer';
import composerStyles from '../composer/Composer.module.css';
import { markConversation } from './messageActions';
import { MessageLog } from './MessageLog';
import styles from './Conversation.module.css';

export function Conversation({ id }: { id: string }) {
  const [mode, setMode] = useState<ComposerMode>(null);
  const [files, setFiles] = useState<OutboxFile[]>([]);
  const [dragging, setDragging] = useState(false);
  const [details, setDetails] = useState(false);
  const [sends, setSends] = useState(0);
  const timeline = model.value.timelines[id];

  const editLast = () => {
    // What is still being sent can't be edited, and an older message is not what is meant.
    if (outbox.value.some((o) => o.conversation === id)) return;
    const last = timeline?.messages.findLast((m) => m.from === me.value?.chat_address && !m.deleted && m.text);
    if (last) setMode({ kind: 'edit', message: last });
  };
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => { if (e.key === 'Escape' && !e.defaultPrevented) setDetails(false); };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => readAloudIn(id), [id]);
  const closed = closedReason(id);
  return (
    <section class={styles.page} aria-label={nameOf(id)}>
      <div
        class={styles.column}
        onDragOver={(e) => { if (!closed && e.dataTransfer?.types.includes('Files')) { e.preventDefault(); setDragging(true); } }}
        onDragLeave={(e) => { if (e.currentTarget === e.target || !e.currentTarget.contains(e.relatedTarget as Node | null)) setDragging(false); }}
        onDrop={(e) => { e.preventDefault(); setDragging(false); if (!closed) setFiles([...files, ...toFiles(e.dataTransfer?.files ?? [])]); }}
      >
        <Header id={id} details={details} onDetails={() => setDetails(!details)} />
        <MessageLog key={id} id={id} sends={sends} onReply={(m: Message) => setMode({ kind: 'reply', message: m })} onEdit={(m: Message) => setMode({ kind: 'edit', message: m })} canWrite={!closed} />
        <TypingLine id={id} />
        {closed ? <p class={composerStyles.closed}>{closed}</p> : <Composer id={id} mode={mode} onMode={setMode} files={files} onFiles={setFiles} onSent={() => setSends((n) => n + 1)} editLast={editLast} />}
        {dragging && <div class={styles.drop}>{t('chat.drop', { name: nameOf(id) })}</div>}
      </div>
      {details && (
        <aside class={styles.details} aria-label={t('chat.details')}>
          {isGroup(id) ? <GroupInfo key={id} id={id} onClose={() => setDetails(false)} /> : <ContactInfo key={id} id={id} onClose={() => setDetails(false)} />}
        </aside>
      )}
    </section>
  );
}

/** Why nothing can be written here, or null where it can. */
function closedReason(id: string): string | null {
  if (!isGroup(id)) return kindOf(id) === 'system' ? t('chat.systemOnly') : null;
  const group = groups.value[addressOf(id).slice(6)];
  if (!group || group.can_write) return null;
  return group.role ? t('chat.readOnly') : t('chat.notMember');
}

function Header({ id, details, onDetails }: { id: string; details: boolean; onDetails: () => void }) {
  const address = addressOf(id);
  const user = users.value[address];
  const group = isGroup(id) ? groups.value[address.slice(6)] : undefined;
  const c = model.value.conversations[id];
  const own = address === me.value?.chat_address;
  const name = own ? t('chat.saved') : nameOf(id);
  const mark = (body: { muted?: boolean; archived?: boolean }) => void markConversation(id, body).catch(() => undefined);
  const canCall = !own && !group && kindOf(id) === 'person' && 'RTCPeerConnection' in window;
  const under = own ? address
    : group ? tn('dir.members', group.member_count)
    : user?.online ? user.sessions.find((s) => s.status_text)?.status_text ?? t('presence.online')
    : user?.last_seen_at ? t('presence.seen', { ago: ago(user.last_seen_at) }) : address;
  return (
    <header class={styles.header}>
      <BackLink to="#/chats" />
      <button type="button" class={styles.who} onClick={onDetails} aria-expanded={details}>
        <Avatar id={id} name={name} kind={kindOf(id)} presence={user?.online ? 'online' : undefined} />
        <span class={styles.names}>
          <span class={styles.nameLine}><span class={styles.name} dir="auto">{name}</span><StatePill user={user} /></span>
          <span class={styles.under} dir="auto">{user?.owner ? `${t('dir.ownedBy', { name: nameOf(user.owner) })} · ` : ''}{under}</span>
        </span>
      </button>
      {canCall && <IconButton icon={Phone} label={t('call.audio')} onClick={() => void startCall(address, 'audio')} />}
      {canCall && <IconButton icon={Video} label={t('call.video')} onClick={() => void startCall(address, 'video')} />}
      {c && <IconButton class={styles.wide!} icon={c.muted ? BellOff : Bell} label={t(c.muted ? 'menu.unmute' : 'menu.mute')} onClick={() => mark({ muted: !c.muted })} />}
      {c && <IconButton class={styles.wide!} icon={c.archived ? ArchiveRestore : Archive} label={t(c.archived ? 'menu.unarchive' : 'menu.archive')} onClick={() => mark({ archived: !c.archived })} />}
      <IconButton icon={Info} active={details} label={t('chat.details')} onClick={onDetails} />
    </header>
  );
}

function TypingLine({ id }: { id: string }) {
  const [, again] = useState(0);
  const here = typing.value[id] ?? {};
  const names = Object.entries(here).filter(([, until]) => until > Date.now()).map(([who]) => nameOf(who));
  useEffect(() => {
    if (names.length === 0) return;
    const timer = setTimeout(() => again((n) => n + 1), 2000);
    return () => clearTimeout(timer);
  });
  return <p class={styles.typing}>{names.length === 0 ? '' : names.length === 1 ? t('chat.typing', { name: names[0]! }) : tn('chat.typingMany', names.length)}</p>;
}
