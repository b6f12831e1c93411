import { effect, signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

const stored = <T extends string>(key: string, fallback: T): T => (localStorage.getItem(key) as T | null) ?? fallback;
export const theme = signal<Theme>(stored('webchat.theme', 'system'));
export const density = signal<Density>(stored('webchat.density', 'comfortable'));

effect(() => {
  localStorage.setItem('webchat.theme', theme.value);
  document.documentElement.dataset.theme = theme.value;
});
effect(() => {
  localStorage.setItem('webchat.density', density.value);
  document.documentElement.dataset.density = density.value;
});
