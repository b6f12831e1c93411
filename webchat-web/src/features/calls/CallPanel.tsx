import { useEffect, useRef, useState } from 'preact/hooks';
import { Mic, MicOff, MonitorUp, Phone, PhoneOff, Settings2, Video, VideoOff } from 'lucide-preact';
import { kindOf, nameOf } from '../../state/signals';
import { clock, t } from '../../i18n/i18n';
import { Avatar } from '../../ui/Avatar';
import { IconButton } from '../../ui/Button';
import { isLeader } from '../../platform/leader';
import { DeviceMenu } from './DeviceMenu';
import { ring } from './ringtone';
import { accept, current, decline, hangUp, localStream, remoteStream, setMuted, show, watchCalls, type CurrentCall } from './session';
import styles from './Calls.module.css';

/** The running or ringing call, above whatever else is open. */
export function CallPanel() {
  useEffect(watchCalls, []);
  const call = current.value;
  if (!call) return null;
  return call.phase === 'ringing' && !call.own ? <Incoming key={call.id} call={call} /> : <Running key={call.with} call={call} />;
}

function Incoming({ call }: { call: CurrentCall }) {
  useEffect(() => (isLeader.value ? ring(640) : undefined), []);
  const name = nameOf(`dm:${call.with}`);
  const video = call.media === 'video';
  return (
    <section class={styles.incoming} role="alertdialog" aria-label={t(video ? 'call.incomingVideo' : 'call.incoming', { name })}>
      <Avatar id={`dm:${call.with}`} name={name} kind={kindOf(`dm:${call.with}`)} />
      <span class={styles.names}><strong dir="auto">{name}</strong><span class={styles.muted}>{t(video ? 'call.video' : 'call.audio')}</span></span>
      <IconButton class={styles.decline!} icon={PhoneOff} label={t('call.decline')} onClick={() => void decline()} />
      {video && <IconButton class={styles.accept!} icon={Video} label={t('call.acceptVideo')} onClick={() => void accept(true)} />}
      <IconButton class={styles.accept!} icon={Phone} label={t('call.accept')} onClick={() => void accept(false)} />
    </section>
  );
}

function Running({ call }: { call: CurrentCall }) {
  const [devices, setDevices] = useState<{ x: number; y: number } | null>(null);
  const name = nameOf(`dm:${call.with}`);
  const live = call.phase !== 'over';
  const pictures = live && (call.remoteVideo || call.camera || call.screen);
  useEffect(() => (call.own && call.phase === 'ringing' && call.id ? ring(440) : undefined), [call.phase, call.id]);
  return (
    <section class={`${styles.running} ${pictures ? styles.pictures : ''}`} role="region" aria-label={t('call.panel', { name })}>
      {live && <Remote call={call} name={name} />}
      {live && (call.camera || call.screen) && <Own call={call} />}
      <div class={styles.bar}>
        {!pictures && <Avatar id={`dm:${call.with}`} name={name} kind={kindOf(`dm:${call.with}`)} />}
        <span class={styles.names}><strong dir="auto">{name}</strong><span class={styles.muted} role="status"><State call={call} /></span></span>
        {live && (
          <>
            <IconButton icon={call.muted ? MicOff : Mic} active={call.muted} label={t(call.muted ? 'call.unmute' : 'call.mute')} onClick={() => setMuted(!call.muted)} />
            <IconButton icon={call.camera ? Video : VideoOff} active={call.camera} label={t(call.camera ? 'call.cameraOff' : 'call.cameraOn')} onClick={() => void show(call.camera ? 'nothing' : 'camera')} />
            {'getDisplayMedia' in navigator.mediaDevices && <IconButton icon={MonitorUp} active={call.screen} label={t(call.screen ? 'call.screenOff' : 'call.screenOn')} onClick={() => void show(call.screen ? 'nothing' : 'screen')} />}
            <IconButton icon={Settings2} label={t('call.devices')} onClick={(e) => { const box = e.currentTarget.getBoundingClientRect(); setDevices({ x: box.left, y: box.bottom + 4 }); }} />
            <IconButton class={styles.decline!} icon={PhoneOff} label={t('call.hangUp')} onClick={() => void hangUp()} />
          </>
        )}
      </div>
      {devices && <DeviceMenu at={devices} onClose={() => setDevices(null)} />}
    </section>
  );
}

function State({ call }: { call: CurrentCall }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (call.note) return <>{call.note}</>;
  if (call.phase === 'active') return <span dir="ltr">{clock(Math.floor((Date.now() - call.since) / 1000))}</span>;
  return <>{t(call.phase === 'connecting' ? 'call.connecting' : 'call.ringing')}</>;
}

function Remote({ call, name }: { call: CurrentCall; name: string }) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => { if (ref.current && ref.current.srcObject !== remoteStream()) ref.current.srcObject = remoteStream(); });
  return <video ref={ref} class={call.remoteVideo ? styles.remote : styles.soundOnly} autoPlay playsInline aria-label={t('call.theirVideo', { name })} />;
}

function Own({ call }: { call: CurrentCall }) {
  const ref = useRef<HTMLVideoElement>(null);
  useEffect(() => { if (ref.current) ref.current.srcObject = localStream(); }, [call.camera, call.screen, call.phase]);
  return <video ref={ref} class={`${styles.own} ${call.screen ? '' : styles.mirror}`} autoPlay playsInline muted aria-label={t('call.yourVideo')} />;
}
