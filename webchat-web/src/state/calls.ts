export type CallState = 'ringing' | 'active' | 'ended' | 'declined' | 'missed' | 'cancelled';
export interface CallEntry {
  call_id: string;
  from: string;
  to: string;
  media: 'audio' | 'video';
  state: CallState;
  started_at: string;
  answered_at?: string;
  ended_at?: string;
}
export interface CallEvent extends CallEntry { signal?: string; by?: string; data?: unknown }

/** Adds or replaces a call; the latest comes first. */
export function putCall(calls: readonly CallEntry[], { signal: _, by: __, data: ___, ...call }: CallEvent): CallEntry[] {
  return [call, ...calls.filter((c) => c.call_id !== call.call_id)].sort((a, b) => b.started_at.localeCompare(a.started_at));
}

export const peerOf = (call: CallEntry, me: string): string => (call.from === me ? call.to : call.from);

/** What the call is for this side; a call that nobody answered is missed for the one who was called. */
export function outcomeOf(call: CallEntry, me: string): 'outgoing' | 'incoming' | 'missed' | 'declined' | 'unanswered' {
  const own = call.from === me;
  if (call.answered_at) return own ? 'outgoing' : 'incoming';
  if (call.state === 'declined') return 'declined';
  if (call.state === 'ringing') return own ? 'outgoing' : 'incoming';
  return own ? 'unanswered' : 'missed';
}

/** In whole seconds; null for a call that was not answered or is not over. */
export const durationOf = (call: CallEntry): number | null =>
  call.answered_at && call.ended_at ? Math.max(0, Math.round((Date.parse(call.ended_at) - Date.parse(call.answered_at)) / 1000)) : null;
