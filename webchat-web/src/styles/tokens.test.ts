import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = [...tokens.matchAll(/--(hue-\d|[\w-]*-fill[\w-]*): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => ({ name, light: light!, dark: dark! }));

/** WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

it('names every colour that white text stands on', () => expect(pairs.map((p) => p.name)).toHaveLength(12));

it.each(pairs)('has 4.5 : 1 for white text on $name in both themes', ({ light, dark }) => {
  for (const color of [light, dark]) expect(1.05 / (luminance(color) + 0.05), color).toBeGreaterThanOrEqual(4.5);
});
