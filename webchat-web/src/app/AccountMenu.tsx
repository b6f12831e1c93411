import { useState } from 'preact/hooks';
import { LogOut, User, UserPlus } from 'lucide-preact';
import { addAccount, resume, signOut } from '../actions/account';
import { accounts } from '../platform/accounts';
import { me } from '../state/signals';
import { t } from '../i18n/i18n';
import { Avatar } from '../ui/Avatar';
import { Menu } from '../ui/Menu';
import { go } from './router';
import styles from './Shell.module.css';

/** The own avatar, with the accounts of this browser behind it. */
export function AccountMenu() {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const user = me.value;
  if (!user) return null;
  const close = (action: () => void) => () => { setAt(null); action(); };
  const others = accounts().filter((a) => a.address !== user.chat_address);
  return (
    <>
      <button type="button" class={styles.account} aria-haspopup="menu" aria-label={t('nav.account', { name: user.display_name })} title={user.display_name}
        onClick={(e) => { const box = e.currentTarget.getBoundingClientRect(); setAt({ x: box.right + 4, y: box.bottom - 160 }); }}>
        <Avatar id={`dm:${user.chat_address}`} name={user.display_name} kind="person" size="sm" />
      </button>
      {at && (
        <Menu at={at} label={t('nav.account', { name: user.display_name })} onClose={() => setAt(null)} items={[
          { label: t('set.profile'), icon: User, onSelect: close(() => go('settings', 'profile')) },
          ...others.map((a) => ({ label: `${a.name} (${a.address})`, icon: User, onSelect: close(() => void resume(a)) })),
          { label: t('set.addAccount'), icon: UserPlus, onSelect: close(() => void addAccount()) },
          { label: t('set.signOut'), icon: LogOut, danger: true, onSelect: close(() => void signOut(false)) },
        ]} />
      )}
    </>
  );
}
