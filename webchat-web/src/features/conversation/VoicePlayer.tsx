import { useEffect, useRef, useState } from 'preact/hooks';
import { Pause, Play } from 'lucide-preact';
import { clock, t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import styles from './VoicePlayer.module.css';

const BARS = 40;
/** Longer clips show a plain line; reading them in whole for their shape would cost too much. */
const MAX_BYTES = 3_000_000;
const shapes = new Map<string, Promise<number[]>>();

/** How loud the clip is in each of its parts, from 0 to 1. */
async function shapeOf(url: string): Promise<number[]> {
  const response = await fetch(url);
  const sound = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(await response.arrayBuffer());
  const samples = sound.getChannelData(0);
  const size = Math.max(1, Math.floor(samples.length / BARS));
  const loud = Array.from({ length: BARS }, (_, i) => samples.subarray(i * size, (i + 1) * size).reduce((most, s) => Math.max(most, Math.abs(s)), 0));
  const most = Math.max(...loud, 0.01);
  return loud.map((l) => l / most);
}

/** Plays a voice message; its shape shows where something is said, and a click on it goes there. */
export function VoicePlayer({ url, name, size }: { url: string; name: string; size: number }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [shape, setShape] = useState<number[]>(() => Array.from({ length: BARS }, () => 0.15));
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [length, setLength] = useState(0);
  useEffect(() => {
    if (size > MAX_BYTES) return;
    let gone = false;
    const known = shapes.get(url) ?? shapeOf(url);
    shapes.set(url, known);
    known.then((s) => { if (!gone) setShape(s); }).catch(() => undefined);
    return () => { gone = true; };
  }, [url]);
  const toggle = () => { const el = audio.current!; if (playing) el.pause(); else void el.play().catch(() => undefined); };
  /** A recording of the browser says its length only after its end has been looked for. */
  const measured = (el: HTMLAudioElement) => {
    if (Number.isFinite(el.duration)) { setLength(el.duration); return; }
    const back = () => { if (Number.isFinite(el.duration)) { el.removeEventListener('durationchange', back); setLength(el.duration); el.currentTime = 0; } };
    el.addEventListener('durationchange', back);
    el.currentTime = 1e9;
  };
  return (
    <div class={styles.player} role="group" aria-label={name}>
      <audio ref={audio} src={url} preload="metadata" onLoadedMetadata={(e) => measured(e.currentTarget)} onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)}
        onEnded={() => { setPlaying(false); setAt(0); }} onTimeUpdate={(e) => { if (e.currentTarget.currentTime < 1e8) setAt(e.currentTarget.currentTime); }} />
      <IconButton class={styles.play!} icon={playing ? Pause : Play} label={t(playing ? 'voice.pause' : 'voice.play')} onClick={toggle} />
      <span class={styles.shape} aria-hidden="true" dir="ltr" onClick={(e) => { const box = e.currentTarget.getBoundingClientRect(); if (length) audio.current!.currentTime = ((e.clientX - box.left) / box.width) * length; }}>
        {shape.map((h, i) => <i key={i} class={length > 0 && i / BARS < at / length ? styles.played : ''} style={{ height: `${Math.max(10, h * 100)}%` }} />)}
      </span>
      <span class={styles.time}>{clock(Math.round(playing || at > 0 ? at : length))}</span>
    </div>
  );
}
