import { ChartNoAxesColumn, Flag, ScrollText, Smartphone, Stethoscope, UserCheck, UsersRound } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { adminApi, type Stats } from '../../api/admin';
import { href, route } from '../../app/router';
import { me } from '../../state/signals';
import { language, t } from '../../i18n/i18n';
import { isWide } from '../../platform/viewport';
import { PageHeader } from '../../ui/PageHeader';
import { Problem } from '../../ui/Field';
import list from '../conversations/ConversationList.module.css';
import { useProblem } from '../settings/parts';
import styles from '../settings/Settings.module.css';
import { AccessRequests, Audit, Reports } from './Queues';
import { Doctor } from './Doctor';
import { Phones } from './Phones';
import { Users } from './Users';

const SECTIONS = {
  overview: { icon: ChartNoAxesColumn, view: Overview },
  users: { icon: UsersRound, view: Users },
  access: { icon: UserCheck, view: AccessRequests },
  reports: { icon: Flag, view: Reports },
  phones: { icon: Smartphone, view: Phones },
  audit: { icon: ScrollText, view: Audit },
  doctor: { icon: Stethoscope, view: Doctor },
} as const;
type Section = keyof typeof SECTIONS;

export function AdminNav() {
  if (!me.value?.admin) return null;
  return (
    <section class={list.pane} aria-label={t('nav.admin')}>
      <header class={list.header}><h1>{t('nav.admin')}</h1></header>
      <ul class={list.list}>
        {(Object.keys(SECTIONS) as Section[]).map((s) => {
          const Icon = SECTIONS[s].icon;
          return (
            <li key={s}>
              <a class={`${list.row} ${styles.nav}`} href={href('admin', s)} aria-current={(route.value.id || (isWide.value ? 'overview' : '')) === s ? 'page' : undefined}>
                <Icon size={20} strokeWidth={1.75} aria-hidden="true" />{t(`admin.${s}`)}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Admin({ section }: { section: string }) {
  const known: Section = section in SECTIONS ? (section as Section) : 'overview';
  const View = SECTIONS[known].view;
  return (
    <section class={styles.page}>
      <PageHeader title={t(`admin.${known}`)} back="#/admin" />
      <div class={styles.scroll}><div class={styles.body}><View /></div></div>
    </section>
  );
}

function Overview() {
  const [stats, setStats] = useState<Stats | null>(null);
  const [problem, run] = useProblem();
  useEffect(() => run(adminApi.stats().then((r) => setStats(r.stats))), []);
  if (!stats) return <Problem text={problem} />;
  const numbers: [string, number][] = [
    [t('admin.people'), stats.people], [t('dir.agents'), stats.agents], [t('list.groups'), stats.groups],
    [t('admin.online'), stats.sessions_online], [t('admin.messages'), stats.messages], [t('admin.openQuestions'), stats.open_questions],
  ];
  const format = new Intl.NumberFormat(language.value);
  return <div class={styles.numbers}>{numbers.map(([label, n]) => <div key={label} class={styles.number}><strong>{format.format(n)}</strong><span class={styles.muted}>{label}</span></div>)}</div>;
}
