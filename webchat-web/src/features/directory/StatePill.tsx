import type { DirectoryUser } from '../../api/types';
import { t } from '../../i18n/i18n';
import styles from './StatePill.module.css';

const RANK = ['blocked', 'waiting', 'working', 'paused', 'idle'] as const;

/** The state of the session that needs attention most. */
export const stateOf = (user: DirectoryUser | undefined) => {
  const live = user?.sessions.filter((s) => s.online && s.state) ?? [];
  return RANK.find((state) => live.some((s) => s.state === state));
};

export function StatePill({ user }: { user: DirectoryUser | undefined }) {
  const state = stateOf(user);
  return state ? <span class={`${styles.pill} ${styles[state]}`}>{t(`state.${state}`)}</span> : null;
}
