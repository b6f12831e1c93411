import { signal } from '@preact/signals';
import { relay } from '../../api/relay';
import type { CallEvent } from '../../state/calls';
import { peerOf, putCall } from '../../state/calls';
import { calls, me } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { onLiveEvent } from '../../sync/sync';
import { mediaProblem, openMedia, stopTracks } from './media';
import { Peer } from './peer';

export interface CurrentCall {
  id: string | null;
  with: string;
  media: 'audio' | 'video';
  own: boolean;
  phase: 'ringing' | 'connecting' | 'active' | 'over';
  since: number;
  muted: boolean;
  camera: boolean;
  screen: boolean;
  remoteVideo: boolean;
  /** What went wrong or how it ended. */
  note: string | null;
}
export const current = signal<CurrentCall | null>(null);

const RING_MS = 45_000;
const NOTE_MS = 4_000;
let peer: Peer | null = null;
let local: MediaStream | null = null;
let offer: RTCSessionDescriptionInit | null = null;
let early: RTCIceCandidateInit[] = [];

export const localStream = (): MediaStream | null => local;
export const remoteStream = (): MediaStream | null => peer?.remote ?? null;
const change = (part: Partial<CurrentCall>): void => { if (current.value) current.value = { ...current.value, ...part }; };

const listener = {
  onConnected: () => { if (current.value?.phase !== 'active') change({ phase: 'active', since: Date.now() }); },
  onLost: () => { void hangUp(t('call.lost')); },
  onRemoteVideo: (remoteVideo: boolean) => change({ remoteVideo }),
};

function finish(note: string | null): void {
  peer?.close();
  stopTracks(local);
  peer = null;
  local = null;
  offer = null;
  early = [];
  const ended = current.value;
  if (!ended) return;
  current.value = note === null ? null : { ...ended, phase: 'over', note };
  if (note !== null) setTimeout(() => { if (current.value?.phase === 'over' && current.value.id === ended.id) current.value = null; }, NOTE_MS);
}

export async function startCall(address: string, media: 'audio' | 'video'): Promise<void> {
  if (current.value && current.value.phase !== 'over') return;
  current.value = { id: null, with: address, media, own: true, phase: 'ringing', since: Date.now(), muted: false, camera: media === 'video', screen: false, remoteVideo: false, note: null };
  try {
    local = await openMedia(media === 'video');
    change({ camera: local.getVideoTracks().length > 0 });
    peer = await Peer.create(listener);
    const started = await relay.startCall(address, media, await peer.offer(local));
    // Hung up meanwhile.
    if (!current.value || current.value.phase === 'over') { void relay.signalCall(started.call_id, 'hangup').catch(() => undefined); return; }
    change({ id: started.call_id });
  } catch (e) {
    finish(e instanceof DOMException ? mediaProblem(e) : (e as Error).message);
  }
}

export async function accept(video: boolean): Promise<void> {
  const call = current.value;
  if (!call?.id || !offer) return;
  change({ phase: 'connecting' });
  try {
    local = await openMedia(video);
    change({ camera: local.getVideoTracks().length > 0 });
    peer = await Peer.create(listener);
    const answer = await peer.answer(offer, local);
    await relay.signalCall(call.id, 'answer', answer);
    peer.belongsTo(call.id);
    for (const candidate of early.splice(0)) await peer.take(candidate);
  } catch (e) {
    void relay.signalCall(call.id, 'decline').catch(() => undefined);
    finish(e instanceof DOMException ? mediaProblem(e) : (e as Error).message);
  }
}

export async function decline(): Promise<void> {
  const id = current.value?.id;
  finish(null);
  if (id) await relay.signalCall(id, 'decline').catch(() => undefined);
}

export async function hangUp(note: string | null = null): Promise<void> {
  const id = current.value?.id;
  finish(note);
  if (id) await relay.signalCall(id, 'hangup').catch(() => undefined);
}

export function setMuted(muted: boolean): void {
  local?.getAudioTracks().forEach((track) => { track.enabled = !muted; });
  change({ muted });
}

/** Shows the camera, the screen, or neither. */
export async function show(what: 'camera' | 'screen' | 'nothing'): Promise<void> {
  local?.getVideoTracks().forEach((track) => { track.stop(); local!.removeTrack(track); });
  await peer?.send('video', null);
  change({ camera: false, screen: false });
  if (what === 'nothing') return;
  try {
    const stream = what === 'camera' ? await navigator.mediaDevices.getUserMedia({ video: true }) : await navigator.mediaDevices.getDisplayMedia({ video: true });
    const track = stream.getVideoTracks()[0]!;
    track.onended = () => { if (current.value?.screen) void show('nothing'); };
    local?.addTrack(track);
    await peer?.send('video', track);
    change({ camera: what === 'camera', screen: what === 'screen', note: null });
  } catch (e) {
    change({ note: mediaProblem(e) });
  }
}

/** Takes another microphone or camera into the running call. */
export async function switchDevice(kind: 'audio' | 'video', deviceId: string): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ [kind]: { deviceId: { exact: deviceId } } });
  const track = stream.getTracks()[0]!;
  local?.getTracks().filter((t) => t.kind === kind).forEach((old) => { old.stop(); local!.removeTrack(old); });
  if (kind === 'audio') track.enabled = !current.value?.muted;
  local?.addTrack(track);
  await peer?.send(kind, track);
  change(kind === 'video' ? { camera: true, screen: false } : {});
}

function onCall(event: CallEvent): void {
  const mine = me.value?.chat_address ?? '';
  calls.value = putCall(calls.value, event);
  const call = current.value;
  if (event.signal === 'ring' && event.from !== mine) {
    const fresh = event.state === 'ringing' && Date.now() - Date.parse(event.started_at) < RING_MS;
    if (!fresh || (call && call.phase !== 'over')) return;
    offer = event.data as RTCSessionDescriptionInit;
    early = [];
    current.value = { id: event.call_id, with: peerOf(event, mine), media: event.media, own: false, phase: 'ringing', since: Date.now(), muted: false, camera: false, screen: false, remoteVideo: false, note: null };
    return;
  }
  if (!call || call.id !== event.call_id || call.phase === 'over') return;
  const theirs = event.by !== mine;
  if (event.signal === 'candidate' && theirs) {
    if (peer) void peer.take(event.data as RTCIceCandidateInit);
    else early.push(event.data as RTCIceCandidateInit);
  } else if (event.signal === 'answer') {
    if (call.own) { change({ phase: 'connecting' }); peer?.belongsTo(call.id); void peer?.answered(event.data as RTCSessionDescriptionInit); }
    // Another screen of this person took it.
    else if (!peer && call.phase === 'ringing') finish(t('call.elsewhere'));
  } else if (event.signal === 'decline') finish(theirs ? t('call.declined') : null);
  else if (event.signal === 'missed') finish(t(call.own ? 'call.noAnswer' : 'call.missed'));
  else if (event.signal === 'hangup') finish(theirs ? t('call.ended') : null);
}

/** Listens for calls while the app is open. */
export function watchCalls(): () => void {
  const stop = onLiveEvent((event) => { if (event.type === 'call') onCall(event.call); });
  const leave = () => { if (current.value) void hangUp(); };
  addEventListener('pagehide', leave);
  return () => { stop(); removeEventListener('pagehide', leave); };
}
