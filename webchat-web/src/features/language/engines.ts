import { signal } from '@preact/signals';
import { call, post, relayRoot, currentToken } from '../../api/client';
import { relay } from '../../api/relay';
import { ApiError, errorOf } from '../../api/errors';
import type { Message } from '../../api/types';
import { me } from '../../state/signals';
import { applyLocally, onLiveEvent } from '../../sync/sync';
import { language } from '../../i18n/i18n';

export interface Engines { translate: boolean; transcribe: boolean; speak: boolean }
export interface Prefs { receive_language?: string | null; captions: boolean; read_aloud: boolean }

/** What the relay's operator has set up; nothing else is offered. */
export const engines = signal<Engines>({ translate: false, transcribe: false, speak: false });
export const prefs = signal<Prefs>({ captions: true, read_aloud: false });

export async function loadLanguage(): Promise<void> {
  const [offered, mine] = await Promise.all([relay.languages(), relay.languagePrefs()]);
  engines.value = { translate: offered.translate?.available ?? false, transcribe: offered.transcribe?.available ?? false, speak: offered.speak?.available ?? false };
  prefs.value = mine;
}

const target = (): string => prefs.value.receive_language || language.value;

/** Translates the message into the reader's language; one click shows the original again. */
export async function translateMessage(m: Message): Promise<void> {
  const { translated_text: text } = await relay.translate(m.text || m.translation?.transcript || '', target());
  applyLocally({ type: 'message_translated', translation: { ...m.translation, message_id: m.message_id, conversation: m.conversation, language: target(), text } });
}

/** Writes out what a voice message says. */
export async function transcribeMessage(m: Message): Promise<void> {
  const clip = m.attachments.find((a) => a.kind === 'voice');
  if (!clip) return;
  const { text } = await post<{ text: string }>('/api/v1/webchat/transcribe', { file_id: clip.file_id });
  applyLocally({ type: 'message_translated', translation: { ...m.translation, message_id: m.message_id, conversation: m.conversation, transcript: text } });
}

export async function setPrefs(change: Partial<Prefs>): Promise<void> {
  prefs.value = { ...prefs.value, ...change };
  await call('PUT', '/api/v1/webchat/language-prefs', change);
}

let playing: HTMLAudioElement | null = null;
export async function speak(text: string, spokenLanguage?: string): Promise<void> {
  playing?.pause();
  const response = await fetch(`${relayRoot()}/api/v1/webchat/speak`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-PChat-Session': currentToken() ?? '' },
    body: JSON.stringify({ text, ...(spokenLanguage ? { language: spokenLanguage } : {}) }),
  }).catch(() => { throw new ApiError(0, 'unreachable', 'The relay cannot be reached.'); });
  if (!response.ok) throw await errorOf(response);
  const url = URL.createObjectURL(await response.blob());
  playing = new Audio(url);
  playing.onended = () => URL.revokeObjectURL(url);
  await playing.play();
}

/** Reads what arrives in the open conversation, where that is wanted. */
export function readAloudIn(conversation: string): () => void {
  return onLiveEvent((event) => {
    if (event.type !== 'message' || !prefs.value.read_aloud || !engines.value.speak || !document.hasFocus()) return;
    const m = event.message;
    if (m.conversation !== conversation || m.from === me.value?.chat_address || !m.text) return;
    void speak(m.text).catch(() => undefined);
  });
}
