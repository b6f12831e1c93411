import { Phone, Video } from 'lucide-preact';
import { href } from '../../app/router';
import { peerOf } from '../../state/calls';
import { calls, kindOf, me, nameOf } from '../../state/signals';
import { short, t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { IconButton } from '../../ui/Button';
import { Empty } from '../../ui/Field';
import list from '../conversations/ConversationList.module.css';
import { CallWords } from './CallLine';
import { startCall } from './session';
import styles from './Calls.module.css';

/** All calls, the latest first; each can be made again. */
export function CallHistory() {
  const all = calls.value;
  if (all.length === 0) return <Empty title={t('call.none')} hint={t('call.noneHint')} />;
  return (
    <ul class={list.list}>
      {all.map((call) => {
        const address = peerOf(call, me.value?.chat_address ?? '');
        const id = `dm:${address}`;
        const video = call.media === 'video';
        return (
          <li key={call.call_id} class={styles.entry}>
            <a class={list.row} href={href('c', id)}>
              <Avatar id={id} name={nameOf(id)} kind={kindOf(id)} />
              <span class={list.main}>
                <span class={list.top}><span class={list.name} dir="auto">{nameOf(id)}</span><time class={list.time} dateTime={call.started_at}>{short(call.started_at)}</time></span>
                <span class={list.preview}><CallWords call={call} /></span>
              </span>
            </a>
            <IconButton icon={video ? Video : Phone} label={`${t(video ? 'call.video' : 'call.audio')}: ${nameOf(id)}`} onClick={() => void startCall(address, call.media)} />
          </li>
        );
      })}
    </ul>
  );
}
