import { computed, signal } from '@preact/signals';
import en from './messages.en.json';

export type Key = keyof typeof en;
type Messages = Partial<Record<Key, string>>;
export type PluralKey = { [K in Key]: K extends `${infer Base}_other` ? Base : never }[Key];

export const LANGUAGES = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const;
export type Language = keyof typeof LANGUAGES;
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar']);
const STORED = 'webchat.language';

export const language = signal<Language>('en');
const messages = signal<Messages>(en);

const loaders: Record<Language, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  de: () => import('./messages.de.json').then((m) => m.default as Messages),
  ar: () => import('./messages.ar.json').then((m) => m.default as Messages),
};

export async function setLanguage(next: Language): Promise<void> {
  messages.value = await loaders[next]();
  language.value = next;
  document.documentElement.lang = next;
  document.documentElement.dir = RIGHT_TO_LEFT.has(next) ? 'rtl' : 'ltr';
  localStorage.setItem(STORED, next);
}

export function startLanguage(): Promise<void> {
  const known = (code: string | null | undefined): code is Language => code !== null && code !== undefined && code in LANGUAGES;
  const stored = localStorage.getItem(STORED);
  const wanted = known(stored) ? stored : navigator.languages.map((l) => l.slice(0, 2)).find(known) ?? 'en';
  return wanted === 'en' ? Promise.resolve() : setLanguage(wanted);
}

/** The language with the region that the browser names, so that dates and times look as people there expect. */
export const locale = computed<string>(() => navigator.languages.find((l) => l.slice(0, 2) === language.value) ?? language.value);

type Params = Record<string, string | number>;
const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

export const t = (key: Key, params: Params = {}): string => fill(messages.value[key] ?? en[key], params);

/** The form of a text for a number; a language may have more forms than English. */
export function tn(base: PluralKey, count: number, params: Params = {}): string {
  const form = new Intl.PluralRules(locale.value).select(count);
  const all = messages.value as Record<string, string | undefined>;
  const text = all[`${base}_${form}`] ?? all[`${base}_other`] ?? (en as Record<string, string>)[`${base}_${count === 1 ? 'one' : 'other'}`]!;
  return fill(text, { ...params, count: new Intl.NumberFormat(locale.value).format(count) });
}

const DAY_MS = 86_400_000;
const midnight = (d: Date): number => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
export const time = (iso: string | number): string =>
  new Intl.DateTimeFormat(locale.value, { hour: 'numeric', minute: '2-digit' }).format(new Date(iso));
export const dateTime = (iso: string): string =>
  new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso));

const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase(locale.value) + text.slice(1);

export function day(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const days = Math.round((midnight(now) - midnight(date)) / DAY_MS);
  if (days === 0 || days === 1) return sentence(new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' }).format(-days, 'day'));
  if (days < 7) return new Intl.DateTimeFormat(locale.value, { weekday: 'long' }).format(date);
  return new Intl.DateTimeFormat(locale.value, { dateStyle: 'long' }).format(date);
}

/** Short enough for a row of the list: the time today, then the weekday, then the date. */
export function short(iso: string, now = new Date()): string {
  const date = new Date(iso);
  const days = Math.round((midnight(now) - midnight(date)) / DAY_MS);
  if (days === 0) return time(iso);
  if (days < 7) return new Intl.DateTimeFormat(locale.value, { weekday: 'short' }).format(date);
  return new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short' }).format(date);
}

export function ago(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto', style: 'short' });
  const size = Math.abs(seconds);
  if (size < 60) return format.format(0, 'second');
  if (size < 3600) return format.format(Math.trunc(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.trunc(seconds / 3600), 'hour');
  return format.format(Math.trunc(seconds / 86_400), 'day');
}

/** Seconds as a running clock shows them. */
export function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

export const languageName = (code: string | undefined): string => (code ? new Intl.DisplayNames([locale.value], { type: 'language' }).of(code) ?? code : '');

export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const step = Math.min(3, Math.floor(Math.log10(Math.max(size, 1)) / 3));
  return new Intl.NumberFormat(locale.value, { style: 'unit', unit: units[step]!, unitDisplay: 'short', maximumFractionDigits: 1 }).format(size / 1000 ** step);
}
