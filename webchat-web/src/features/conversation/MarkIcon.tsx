import { Check, CheckCheck, CircleAlert, CircleCheckBig, Clock, TimerOff } from 'lucide-preact';
import { t } from '../../i18n/i18n';
import type { Mark } from '../../state/model';
import styles from './Message.module.css';

const icons = { waiting: Clock, stored: Check, delivered: CheckCheck, read: CircleCheckBig, failed: CircleAlert, expired: TimerOff } as const;

/** The marks differ by shape, not by colour alone, and each one has a label. */
export function MarkIcon({ mark }: { mark: Mark }) {
  const Icon = icons[mark];
  return <span class={`${styles.mark} ${styles[mark] ?? ''}`} role="img" aria-label={t(`mark.${mark}`)} title={t(`mark.${mark}`)}><Icon size={15} strokeWidth={2} aria-hidden="true" /></span>;
}
