import { useEffect, useRef, useState } from 'preact/hooks';
import { addressOf } from '../../state/model';
import { drafts } from '../../state/signals';
import { draftStore } from '../../storage/db';
import { sendTyping } from '../../sync/sync';

const SAVE_MS = 300;

/** The text of a conversation's composer. It survives switching, reload and crash. */
export function useDraft(id: string) {
  const [text, setText] = useState(drafts.value[id] ?? '');
  const touched = useRef(false);
  const pending = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void }>();
  const keep = (value: string, after = SAVE_MS) => {
    touched.current = true;
    if (pending.current) clearTimeout(pending.current.timer);
    const save = () => {
      pending.current = undefined;
      drafts.value = { ...drafts.value, [id]: value };
      void draftStore.set(id, value).catch(() => undefined);
    };
    pending.current = { timer: setTimeout(save, after), save };
  };
  // After a reload the drafts come a moment later than the page; they never replace what is being written.
  const stored = drafts.value[id];
  useEffect(() => { if (stored && !touched.current) setText((now) => now || stored); }, [stored]);
  useEffect(() => {
    const flush = () => { const p = pending.current; if (p) { clearTimeout(p.timer); p.save(); } };
    addEventListener('pagehide', flush);
    return () => { removeEventListener('pagehide', flush); flush(); sendTyping(addressOf(id), false); };
  }, [id]);
  return { text, setText, keep, restore: () => setText(drafts.value[id] ?? '') };
}
