import { useEffect, useState } from 'preact/hooks';
import { CircleHelp, MessageCircle, Settings as Gear, Shield, Users } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import { ConversationList } from '../features/conversations/ConversationList';
import { Conversation } from '../features/conversation/Conversation';
import { Directory } from '../features/directory/Directory';
import { CallPanel } from '../features/calls/CallPanel';
import { loadLanguage } from '../features/language/engines';
import { watchNotifications } from '../features/notifications/notify';
import { NeedsYou } from '../features/needs-you/NeedsYou';
import { Admin, AdminNav } from '../features/admin/Admin';
import { Settings, SettingsNav } from '../features/settings/Settings';
import { WatchList } from '../features/supervision/WatchList';
import { WatchPage } from '../features/supervision/WatchPage';
import { connection, me, openQuestions, outbox, unreadTotal } from '../state/signals';
import { t, time, tn } from '../i18n/i18n';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Field';
import { flushOutbox } from '../sync/outbox';
import { AccountMenu } from './AccountMenu';
import { href, route } from './router';
import { ShortcutHelp } from './ShortcutHelp';
import styles from './Shell.module.css';

const BANNER_MS = 3_000;

export function Shell() {
  useEffect(watchNotifications, []);
  useEffect(() => { loadLanguage().catch(() => undefined); }, []);
  const { page, id } = route.value;
  const needs = openQuestions.value.length;
  const unread = unreadTotal.value;
  useEffect(() => {
    const count = needs + unread;
    document.title = count > 0 ? `(${count}) WebChat` : 'WebChat';
  }, [needs, unread]);
  const [agent = '', watchedId = ''] = id.split('/');
  const inMain = page === 'c' || (page === 'watch' && watchedId !== '') || page === 'needs-you' || ((page === 'settings' || page === 'admin') && id !== '');
  return (
    <div class={`${styles.shell} ${inMain ? styles.inMain : ''} ${page === 'c' || (page === 'watch' && watchedId) ? styles.inChat : ''}`}>
      <Banner />
      <CallPanel />
      <ShortcutHelp />
      <nav class={styles.rail} data-region aria-label="WebChat">
        <Tab to="chats" icon={MessageCircle} label={t('nav.chats')} on={page === 'chats' || page === 'c' || page === 'watch'} count={unread} />
        <Tab to="needs-you" icon={CircleHelp} label={t('nav.needsYou')} on={page === 'needs-you'} count={needs} urgent />
        <Tab to="directory" icon={Users} label={t('nav.directory')} on={page === 'directory'} />
        {me.value?.admin && <Tab to="admin" icon={Shield} label={t('nav.admin')} on={page === 'admin'} />}
        <Tab to="settings" icon={Gear} label={t('nav.settings')} on={page === 'settings'} end />
        <AccountMenu />
      </nav>
      <div class={styles.list} data-region>
        {page === 'directory' ? <Directory /> : page === 'settings' ? <SettingsNav /> : page === 'admin' ? <AdminNav /> : page === 'watch' ? <WatchList agent={agent} open={watchedId} /> : <ConversationList />}
      </div>
      <main class={styles.main} data-region>
        {page === 'c' && id ? <Conversation key={id} id={id} />
          : page === 'needs-you' ? <NeedsYou />
          : page === 'watch' ? <WatchPage key={agent} agent={agent} id={watchedId} />
          : page === 'settings' ? <Settings section={id || 'profile'} />
          : page === 'admin' && me.value?.admin ? <Admin section={id || 'overview'} />
          : <div class={styles.blank}><Empty title={t('chat.pick')} hint={t('chat.pickHint')} /></div>}
      </main>
    </div>
  );
}

interface TabProps { to: string; icon: LucideIcon; label: string; on: boolean; count?: number; urgent?: boolean; end?: boolean }

function Tab({ to, icon: Icon, label, on, count = 0, urgent, end }: TabProps) {
  return (
    <a class={`${styles.tab} ${end ? styles.end : ''}`} href={href(to)} aria-current={on ? 'page' : undefined}>
      <span class={styles.tabIcon}>
        <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
        {count > 0 && <span class={`${styles.count} ${urgent ? styles.urgent : ''}`}>{count > 99 ? '99+' : count}</span>}
      </span>
      <span class={styles.tabLabel}>{label}</span>
    </a>
  );
}

/** Short breaks pass without a word; a longer one says since when, and what is not sent yet. */
function Banner() {
  const { online, since } = connection.value;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    setShown(false);
    if (online) return;
    const timer = setTimeout(() => setShown(true), Math.max(0, since + BANNER_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [online, since]);
  if (!shown) return null;
  const unsent = outbox.value.filter((o) => o.state === 'waiting').length;
  return (
    <div class={styles.banner} role="status">
      <span>{t('net.offline', { time: time(since) })} {unsent > 0 ? tn('net.unsent', unsent) : ''}</span>
      <Button variant="quiet" onClick={() => { dispatchEvent(new Event('online')); flushOutbox(); }}>{t('net.retry')}</Button>
    </div>
  );
}
