import { useEffect, useState } from 'preact/hooks';
import { X } from 'lucide-preact';
import type { OutboxFile } from '../../state/model';
import { bytes, t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import styles from './Composer.module.css';

/** The files that will go with the message: pictures are shown, recordings can be played before they are sent. */
export const ChosenFiles = ({ files, onFiles }: { files: OutboxFile[]; onFiles: (f: OutboxFile[]) => void }) => (
  <ul class={styles.files}>
    {files.map((f, i) => <li key={`${f.name}-${i}`}><Chosen file={f} onRemove={() => onFiles(files.filter((other) => other !== f))} /></li>)}
  </ul>
);

function Chosen({ file, onRemove }: { file: OutboxFile; onRemove: () => void }) {
  const [url, setUrl] = useState<string | null>(null);
  const playable = file.voice || file.type.startsWith('image/');
  useEffect(() => {
    if (!playable) return;
    const made = URL.createObjectURL(file.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <>
      {file.voice && url ? <audio class={styles.clip} src={url} controls aria-label={t('chat.voice')} />
        : url ? <img class={styles.thumb} src={url} alt="" /> : null}
      {!file.voice && <span class={styles.fileName}>{file.name}</span>}
      <span class={styles.size}>{bytes(file.blob.size)}</span>
      <IconButton icon={X} size={16} label={t('chat.removeFile', { name: file.name })} onClick={onRemove} />
    </>
  );
}
