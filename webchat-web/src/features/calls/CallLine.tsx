import { PhoneIncoming, PhoneMissed, PhoneOff, PhoneOutgoing } from 'lucide-preact';
import { durationOf, outcomeOf, type CallEntry } from '../../state/calls';
import { me } from '../../state/signals';
import { clock, t, time } from '../../i18n/i18n';
import styles from './Calls.module.css';

const icons = { outgoing: PhoneOutgoing, incoming: PhoneIncoming, missed: PhoneMissed, unanswered: PhoneOutgoing, declined: PhoneOff } as const;
const words = { outgoing: 'call.outgoing', incoming: 'call.received', missed: 'call.missed', unanswered: 'call.noAnswer', declined: 'call.declined' } as const;

/** What a call was, in a few words with its icon. */
export function CallWords({ call }: { call: CallEntry }) {
  const outcome = outcomeOf(call, me.value?.chat_address ?? '');
  const Icon = icons[outcome];
  const seconds = durationOf(call);
  return (
    <span class={`${styles.words} ${outcome === 'missed' ? styles.missed : ''}`}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />{t(words[outcome])}{seconds === null ? '' : ` · ${clock(seconds)}`}
    </span>
  );
}

/** The entry of a call between the messages of a conversation. */
export const CallLine = ({ call }: { call: CallEntry }) => (
  <p class={styles.line}><CallWords call={call} /> <time dateTime={call.started_at}>{time(call.started_at)}</time></p>
);
