import { useState } from 'preact/hooks';
import type { Message } from '../../api/types';
import { openConversation } from '../../app/router';
import { conversations, kindOf, nameOf, users } from '../../state/signals';
import { enqueue } from '../../sync/outbox';
import { t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { Dialog } from '../../ui/Dialog';
import { Empty, Field } from '../../ui/Field';
import list from '../conversations/ConversationList.module.css';
import styles from './MessageDialogs.module.css';

const MAX_SHOWN = 30;

/** Sends a copy of a message, with its files, to another conversation. */
export function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const [query, setQuery] = useState('');
  const word = query.trim().toLocaleLowerCase();
  const ids = new Set([...conversations.value.map((c) => c.conversation), ...Object.keys(users.value).map((a) => `dm:${a}`)]);
  const shown = [...ids].filter((id) => kindOf(id) !== 'system' && (nameOf(id).toLocaleLowerCase().includes(word) || id.includes(word))).slice(0, MAX_SHOWN);
  const forward = (id: string) => {
    const files = message.attachments.map((a) => ({ name: a.name, type: a.media_type, blob: new Blob(), uploaded: { file_id: a.file_id, kind: a.kind } }));
    void enqueue(id, message.text, files);
    onClose();
    openConversation(id);
  };
  return (
    <Dialog title={t('forward.title')} onClose={onClose}>
      <Field label={t('dir.filter')} value={query} onValue={setQuery} autocomplete="off" />
      <ul class={styles.targets}>
        {shown.map((id) => (
          <li key={id}><button type="button" class={list.row} onClick={() => forward(id)}><Avatar id={id} name={nameOf(id)} kind={kindOf(id)} size="sm" /><span class={list.name} dir="auto">{nameOf(id)}</span></button></li>
        ))}
      </ul>
      {shown.length === 0 && <Empty title={t('list.nothingHere')} />}
    </Dialog>
  );
}
