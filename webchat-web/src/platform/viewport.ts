import { signal } from '@preact/signals';

const wide = matchMedia('(min-width: 600px)');
/** Whether a list and a page stand beside each other. */
export const isWide = signal(wide.matches);
wide.addEventListener('change', () => { isWide.value = wide.matches; });
