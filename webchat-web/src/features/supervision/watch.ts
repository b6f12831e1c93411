import { signal } from '@preact/signals';
import { relay } from '../../api/relay';
import { emptyModel, type Model } from '../../state/model';
import { byRecency } from '../../state/select';
import { putLatest, putOlder, reduce, replaceConversations } from '../../state/reduce';
import { readEvents } from '../../sync/sse';
import type { LiveEvent } from '../../api/types';

/** What the watched agent sees. Watching changes nothing for the agent. */
export const watched = signal<{ agent: string; model: Model; problem: string | null }>({ agent: '', model: emptyModel, problem: null });

const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 15_000;
const set = (agent: string, change: (m: Model) => Model): void => {
  if (watched.value.agent === agent) watched.value = { ...watched.value, model: change(watched.value.model) };
};
const report = (agent: string, problem: string | null): void => {
  if (watched.value.agent === agent) watched.value = { ...watched.value, problem };
};
const fail = (agent: string) => (e: unknown): void => report(agent, e instanceof Error ? e.message : String(e));

/** Loads the agent's conversations and follows its events until the returned function is called. */
export function watch(agent: string): () => void {
  const stop = new AbortController();
  watched.value = { agent, model: emptyModel, problem: null };
  const load = () => relay.conversations(agent).then(({ conversations }) => set(agent, (m) => replaceConversations(m, conversations))).catch(fail(agent));
  const follow = async () => {
    let cursor: string | undefined;
    for (let failures = 0; !stop.signal.aborted; failures++) {
      // The list is read once events arrive, so that nothing between the two is missed.
      const opened = () => { failures = 0; report(agent, null); if (!cursor) void load(); };
      await readEvents({ ...(cursor ? { cursor } : {}), as: agent }, stop.signal, opened, (json) => {
        const event = JSON.parse(json) as LiveEvent;
        cursor = event.cursor ?? cursor;
        set(agent, (m) => reduce(m, event, agent));
      }).catch((e: unknown) => { if (!stop.signal.aborted) fail(agent)(e); });
      await new Promise((r) => setTimeout(r, Math.min(MAX_WAIT_MS, MIN_WAIT_MS * 2 ** failures)));
    }
  };
  void follow();
  return () => stop.abort();
}

export async function openWatched(agent: string, id: string): Promise<void> {
  if (watched.value.model.timelines[id]?.current) return;
  await relay.history(id, undefined, undefined, agent).then((page) => set(agent, (m) => putLatest(m, id, page.messages, page.next_before ?? null))).catch(fail(agent));
}

export async function olderWatched(agent: string, id: string): Promise<void> {
  const before = watched.value.model.timelines[id]?.nextBefore;
  if (before === null || before === undefined) return;
  await relay.history(id, before, undefined, agent).then((page) => set(agent, (m) => putOlder(m, id, page.messages, page.next_before ?? null))).catch(fail(agent));
}

export const watchedConversations = () => byRecency(watched.value.model);
