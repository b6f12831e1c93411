import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutboxFile } from '../../state/model';
import { t } from '../../i18n/i18n';

/** Records a voice clip. Available only where the browser can record. */
export function useRecorder(onFile: (file: OutboxFile) => void, onProblem: (text: string) => void) {
  const available = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const current = useRef<MediaRecorder>();
  const take = useRef(onFile);
  take.current = onFile;
  const release = (recorder: MediaRecorder) => recorder.stream.getTracks().forEach((track) => track.stop());
  useEffect(() => () => { if (current.current) release(current.current); }, []);
  const start = async () => {
    try {
      const recorder = new MediaRecorder(await navigator.mediaDevices.getUserMedia({ audio: true }));
      const parts: Blob[] = [];
      recorder.ondataavailable = (e) => parts.push(e.data);
      recorder.onstop = () => {
        release(recorder);
        setStream(null);
        const type = (recorder.mimeType || 'audio/webm').split(';')[0]!;
        take.current({ name: `voice.${type.split('/')[1]}`, type, blob: new Blob(parts, { type }), voice: true });
      };
      recorder.start();
      current.current = recorder;
      setStream(recorder.stream);
    } catch (e) {
      onProblem(t(e instanceof DOMException && e.name === 'NotAllowedError' ? 'chat.microphoneDenied' : 'chat.noMicrophone'));
    }
  };
  const cancel = () => {
    const recorder = current.current;
    if (!recorder) return;
    recorder.onstop = null;
    recorder.stop();
    release(recorder);
    setStream(null);
  };
  return { available, stream, start: () => void start(), stop: () => current.current?.stop(), cancel };
}
