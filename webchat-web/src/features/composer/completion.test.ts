import { describe, expect, it } from 'vitest';
import { ranked, replaced, tokenAt } from './completion';

describe('tokenAt', () => {
  it('finds a mention from its first sign on', () => {
    expect(tokenAt('Hello @be', 9)).toEqual({ kind: 'mention', word: 'be', from: 6, to: 9 });
    expect(tokenAt('@', 1)?.kind).toBe('mention');
  });

  it('leaves addresses of mail, times and single letters alone', () => {
    expect(tokenAt('me@example', 10)).toBeNull();
    expect(tokenAt('at 12:30', 8)).toBeNull();
    expect(tokenAt(':d', 2)).toBeNull();
    expect(tokenAt(':do', 3)?.kind).toBe('emoji');
  });

  it('looks at the word before the caret only', () => {
    expect(tokenAt('@ben and more', 13)).toBeNull();
  });
});

it('puts what begins with the word first', () => {
  expect(ranked(['abc', 'xab', 'ab'], 'ab', (x) => [x])).toEqual(['ab', 'abc', 'xab']);
});

it('replaces the word and leaves one space behind it', () => {
  expect(replaced('Hi @be there', { kind: 'mention', word: 'be', from: 3, to: 6 }, '@ben')).toEqual({ text: 'Hi @ben there', caret: 8 });
  expect(replaced(':do', { kind: 'emoji', word: 'do', from: 0, to: 3 }, '🐶')).toEqual({ text: '🐶 ', caret: 3 });
});
