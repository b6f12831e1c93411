import { expect, it } from 'vitest';
import { splitter } from './sse';

it('puts events together from pieces, and leaves comments out', () => {
  const seen: string[] = [];
  const take = splitter((data) => seen.push(data));
  [': alive\n\nid: 1\nda', 'ta: {"a":1}\n', '\ndata: {"b":', '2}\r\n\r\n', 'data: {"c":3}'].forEach(take);
  expect(seen).toEqual(['{"a":1}', '{"b":2}']);
});
