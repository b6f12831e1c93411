import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Message } from '../../api/types';
import { me } from '../../state/signals';
import { preview } from './preview';

/** Reads new messages of others aloud to screen readers while the end of the log is in view. */
export function Announcer({ messages, stuck }: { messages: Message[]; stuck: RefObject<boolean> }) {
  const [text, setText] = useState('');
  const seen = useRef<number | null>(null);
  const last = messages.at(-1);
  useEffect(() => {
    if (!last) return;
    const isNew = seen.current !== null && last.conversation_seq > seen.current;
    seen.current = last.conversation_seq;
    if (isNew && stuck.current && last.from !== me.value?.chat_address) setText(`${last.from_name}: ${preview(last)}`);
  }, [last?.conversation_seq]);
  return <div class="visually-hidden" aria-live="polite">{text}</div>;
}
