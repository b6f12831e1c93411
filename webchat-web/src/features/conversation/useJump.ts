import type { Virtualizer } from '@tanstack/virtual-core';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Entry } from '../../state/select';
import { model } from '../../state/signals';
import { loadOlder } from '../../sync/sync';

const MAX_PAGES = 200;
const MARK_MS = 1600;
const JUMP = 'webchat:jump';

let wanted: { conversation: string; messageId: string } | null = null;

/** Where a click on a search hit leads, once its conversation is open, or at once where it is already. */
export function jumpAfterOpening(conversation: string, messageId: string): void {
  wanted = { conversation, messageId };
  dispatchEvent(new Event(JUMP));
}

/** Shows a message wherever it is in the log, loads what lies between, and leads back. */
export function useJump(id: string, entries: Entry[], list: Virtualizer<HTMLDivElement, HTMLDivElement>) {
  const [target, setTarget] = useState<string | null>(null);
  const [marked, setMarked] = useState<string | null>(null);
  const [origin, setOrigin] = useState<string | null>(null);
  const pages = useRef(0);
  useEffect(() => {
    if (target === null) return;
    const index = entries.findIndex((e) => e.key === target);
    if (index >= 0) {
      list.scrollToIndex(index + 1, { align: 'center' });
      setMarked(target);
      setTarget(null);
      // Its row is drawn by then.
      requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(target)?.focus({ preventScroll: true })));
      return;
    }
    if (model.value.timelines[id]?.nextBefore == null || pages.current++ > MAX_PAGES) setTarget(null);
    else void loadOlder(id).catch(() => setTarget(null));
  }, [target, entries]);
  useEffect(() => {
    if (marked === null) return;
    const timer = setTimeout(() => setMarked(null), MARK_MS);
    return () => clearTimeout(timer);
  }, [marked]);
  const to = (messageId: string, from: string | null) => { pages.current = 0; setOrigin(from); setTarget(messageId); };
  /** Follows the search hit that led here. */
  const resume = () => {
    if (wanted?.conversation !== id) return;
    const { messageId } = wanted;
    wanted = null;
    to(messageId, null);
  };
  useEffect(() => {
    addEventListener(JUMP, resume);
    return () => removeEventListener(JUMP, resume);
  }, [id]);
  return {
    marked,
    to,
    resume,
    canReturn: origin !== null,
    back: () => { if (origin === null) return false; to(origin, null); return true; },
  };
}
