import { useEffect, useRef, useState } from 'preact/hooks';
import { Square, X } from 'lucide-preact';
import { clock, t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import styles from './Composer.module.css';

/** The level of the microphone and the time, while a voice message is recorded. */
export function Recording({ stream, onStop, onCancel }: { stream: MediaStream; onStop: () => void; onCancel: () => void }) {
  const canvas = useRef<HTMLMeterElement>(null);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 256;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Uint8Array(analyser.fftSize);
    const began = Date.now();
    const timer = setInterval(() => {
      analyser.getByteTimeDomainData(samples);
      const loudest = samples.reduce((most, s) => Math.max(most, Math.abs(s - 128)), 0);
      if (canvas.current) canvas.current.value = Math.min(1, loudest / 90);
      setSeconds(Math.floor((Date.now() - began) / 1000));
    }, 80);
    return () => { clearInterval(timer); void context.close(); };
  }, [stream]);
  return (
    <div class={styles.recording} role="group" aria-label={t('chat.recording')}>
      <IconButton icon={X} label={t('chat.cancel')} onClick={onCancel} />
      <span class={styles.recordingDot} />
      <span class={styles.recordingTime} role="timer">{clock(seconds)}</span>
      <meter ref={canvas} class={styles.level} min={0} max={1} value={0} aria-label={t('chat.level')} />
      <IconButton icon={Square} active label={t('chat.stopRecording')} onClick={onStop} />
    </div>
  );
}
