import { signal } from '@preact/signals';

/** True in one of the open tabs, which rings and notifies for all of them. */
export const isLeader = signal(!navigator.locks);

void navigator.locks?.request('webchat-leader', () => {
  isLeader.value = true;
  // Held until the tab closes; then the next one gets it.
  return new Promise<never>(() => undefined);
}).catch(() => undefined);
