import { Bell, BookUser, Bot, Languages, MonitorSmartphone, Palette, ShieldBan, User, Webhook } from 'lucide-preact';
import { href, route } from '../../app/router';
import { t } from '../../i18n/i18n';
import { isWide } from '../../platform/viewport';
import { PageHeader } from '../../ui/PageHeader';
import list from '../conversations/ConversationList.module.css';
import { Contacts } from '../contacts/Contacts';
import { Notifications } from '../notifications/Notifications';
import { Agents } from './Agents';
import { Appearance, Language } from './Appearance';
import { Callbacks } from './Callbacks';
import { Devices } from './Devices';
import { Privacy } from './Privacy';
import { Profile } from './Profile';
import styles from './Settings.module.css';

const SECTIONS = {
  profile: { icon: User, view: Profile },
  appearance: { icon: Palette, view: Appearance },
  language: { icon: Languages, view: Language },
  notifications: { icon: Bell, view: Notifications },
  devices: { icon: MonitorSmartphone, view: Devices },
  agents: { icon: Bot, view: Agents },
  contacts: { icon: BookUser, view: Contacts },
  privacy: { icon: ShieldBan, view: Privacy },
  callbacks: { icon: Webhook, view: Callbacks },
} as const;
type Section = keyof typeof SECTIONS;

export function SettingsNav() {
  return (
    <section class={list.pane} aria-label={t('nav.settings')}>
      <header class={list.header}><h1>{t('nav.settings')}</h1></header>
      <ul class={list.list}>
        {(Object.keys(SECTIONS) as Section[]).map((s) => {
          const Icon = SECTIONS[s].icon;
          return (
            <li key={s}>
              <a class={`${list.row} ${styles.nav}`} href={href('settings', s)} aria-current={(route.value.id || (isWide.value ? 'profile' : '')) === s ? 'page' : undefined}>
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" />{t(`set.${s}`)}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Settings({ section }: { section: string }) {
  const known: Section = section in SECTIONS ? (section as Section) : 'profile';
  const View = SECTIONS[known].view;
  return (
    <section class={styles.page}>
      <PageHeader title={t(`set.${known}`)} back="#/settings" />
      <div class={styles.scroll}><div class={styles.body}><View /></div></div>
    </section>
  );
}
