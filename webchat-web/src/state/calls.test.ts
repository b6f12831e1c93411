import { describe, expect, it } from 'vitest';
import { durationOf, outcomeOf, putCall, type CallEntry } from './calls';

const call = (more: Partial<CallEntry>): CallEntry =>
  ({ call_id: 'call_1', from: 'ben', to: 'ana', media: 'audio', state: 'ringing', started_at: '2026-01-05T12:00:00Z', ...more });

describe('calls', () => {
  it('keeps one entry a call, the latest call first, without what browsers tell each other', () => {
    const first = putCall([], { ...call({}), signal: 'ring', data: { sdp: 'x' } });
    const both = putCall(first, call({ call_id: 'call_2', started_at: '2026-01-05T13:00:00Z' }));
    const after = putCall(both, call({ state: 'missed' }));
    expect(after.map((c) => [c.call_id, c.state])).toEqual([['call_2', 'ringing'], ['call_1', 'missed']]);
    expect(Object.keys(first[0]!)).not.toContain('data');
  });

  it('says what a call was for each side', () => {
    expect(outcomeOf(call({ state: 'missed' }), 'ana')).toBe('missed');
    expect(outcomeOf(call({ state: 'cancelled' }), 'ana')).toBe('missed');
    expect(outcomeOf(call({ state: 'missed' }), 'ben')).toBe('unanswered');
    expect(outcomeOf(call({ state: 'declined' }), 'ben')).toBe('declined');
    expect(outcomeOf(call({ state: 'ended', answered_at: '2026-01-05T12:00:05Z' }), 'ana')).toBe('incoming');
  });

  it('measures from the answer to the end', () => {
    expect(durationOf(call({ answered_at: '2026-01-05T12:00:05Z', ended_at: '2026-01-05T12:01:10Z' }))).toBe(65);
    expect(durationOf(call({ ended_at: '2026-01-05T12:01:10Z' }))).toBeNull();
  });
});
