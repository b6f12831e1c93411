import { expect, it } from 'vitest';
import ar from './messages.ar.json';
import de from './messages.de.json';
import en from './messages.en.json';

const parameters = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
const others: [string, Record<string, string>][] = [['de', de], ['ar', ar]];

it.each(others)('has every text, with the same parameters, in %s', (_, texts) => {
  for (const [key, text] of Object.entries(en)) {
    expect(texts[key], key).toBeDefined();
    // A word for exactly one needs no number.
    if (!key.endsWith('_one')) expect(parameters(texts[key]!), key).toEqual(parameters(text));
  }
});

it.each(others)('has the forms that %s needs for numbers', (code, texts) => {
  const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
  const bases = Object.keys(en).filter((k) => k.endsWith('_other')).map((k) => k.slice(0, -'_other'.length));
  for (const base of bases) for (const form of forms) expect(texts[`${base}_${form}`], `${base}_${form}`).toBeDefined();
});
