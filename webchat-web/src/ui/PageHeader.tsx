import type { ComponentChildren } from 'preact';
import { ArrowLeft } from 'lucide-preact';
import { t } from '../i18n/i18n';
import styles from './PageHeader.module.css';

/** The bar above a pane. On a phone its arrow goes back to the list that `back` names. */
export function PageHeader({ title, back = '#/chats', children }: { title: string; back?: string; children?: ComponentChildren }) {
  return (
    <header class={styles.bar}>
      <BackLink to={back} />
      <h1 class={styles.title}>{title}</h1>
      {children}
    </header>
  );
}

export const BackLink = ({ to }: { to: string }) => (
  <a class={styles.back} href={to} aria-label={t('nav.back')}><ArrowLeft size={20} strokeWidth={1.75} aria-hidden="true" /></a>
);
