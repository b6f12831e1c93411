import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutboxFile } from '../../state/model';
import { t } from '../../i18n/i18n';

/** Records a voice clip. Available only where the browser can record. */
export function useRecorder(onFile: (file: OutboxFile) => void, onProblem: (text: string) => void) {
  const available = typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices);
  const [recording, setRecording] = useState(false);
  const current = useRef<MediaRecorder>();
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => () => {
    current.current?.stream.getTracks().forEach((track) => track.stop());
  }, []);
  const start = async () => {
    try {
      const recorder = new MediaRecorder(await navigator.mediaDevices.getUserMedia({ audio: true }));
      const parts: Blob[] = [];
      recorder.ondataavailable = (e) => parts.push(e.data);
      recorder.onstop = () => {
        recorder.stream.getTracks().forEach((track) => track.stop());
        setRecording(false);
        const type = (recorder.mimeType || 'audio/webm').split(';')[0]!;
        take.current({ name: `voice.${type.split('/')[1]}`, type, blob: new Blob(parts, { type }), voice: true });
      };
      recorder.start();
      current.current = recorder;
      setRecording(true);
    } catch (e) {
      onProblem(t(e instanceof DOMException && e.name === 'NotAllowedError' ? 'chat.microphoneDenied' : 'chat.noMicrophone'));
    }
  };
  return { available, recording, toggle: () => { if (recording) current.current?.stop(); else void start(); } };
}
