import { expect, it } from 'vitest';
import de from './messages.de.json';
import en from './messages.en.json';

it('has every text, with the same parameters, in each language', () => {
  const parameters = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  for (const [key, text] of Object.entries(en)) {
    expect(parameters(de[key as keyof typeof de]), key).toEqual(parameters(text));
  }
});
