import { effect, signal } from '@preact/signals';
import { route } from '../../app/router';
import { preview } from '../conversation/preview';
import { isLeader } from '../../platform/leader';
import { model, me, nameOf } from '../../state/signals';
import { onLiveEvent } from '../../sync/sync';
import { t } from '../../i18n/i18n';

const stored = (key: string): boolean => localStorage.getItem(key) === 'on';
export const wanted = signal(stored('webchat.notify'));
export const sound = signal(stored('webchat.sound'));
effect(() => localStorage.setItem('webchat.notify', wanted.value ? 'on' : 'off'));
effect(() => localStorage.setItem('webchat.sound', sound.value ? 'on' : 'off'));

export const supported = 'Notification' in window && 'serviceWorker' in navigator;

/** Asks the browser when it has to be asked. False where the person has refused. */
export async function allow(): Promise<boolean> {
  const answer = Notification.permission === 'default' ? await Notification.requestPermission() : Notification.permission;
  wanted.value = answer === 'granted';
  return wanted.value;
}

function chime(): void {
  const context = new AudioContext();
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  volume.gain.setValueAtTime(0.1, context.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.35);
  oscillator.frequency.value = 880;
  oscillator.connect(volume).connect(context.destination);
  oscillator.onended = () => void context.close();
  oscillator.start();
  oscillator.stop(context.currentTime + 0.35);
}

async function show(conversation: string, title: string, body: string): Promise<void> {
  const { active, showNotification } = await navigator.serviceWorker.ready.then((r) => ({ active: r.active, showNotification: r.showNotification.bind(r) }));
  if (active) await showNotification(title, { body, tag: conversation, icon: './icon.svg', data: { conversation } });
}

async function close(conversation: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  for (const shown of (await registration?.getNotifications({ tag: conversation })) ?? []) shown.close();
}

/** Notifies of messages and questions that nobody looks at, from one tab for all of them. */
export function watchNotifications(): () => void {
  const stop = onLiveEvent((event) => {
    const mine = me.value?.chat_address;
    if (event.type === 'receipt' && event.receipt.by === mine && event.receipt.status === 'read') { void close(event.receipt.conversation); return; }
    if (event.type !== 'message' || event.message.from === mine || !isLeader.value) return;
    const { conversation } = event.message;
    const c = model.value.conversations[conversation];
    const inView = document.hasFocus() && route.value.id === conversation;
    if (c?.muted || inView) return;
    if (sound.value) chime();
    if (wanted.value && supported && Notification.permission === 'granted' && !document.hasFocus()) {
      void show(conversation, nameOf(conversation), preview(event.message) || t('chat.file')).catch(() => undefined);
    }
  });
  return stop;
}
