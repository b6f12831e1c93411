import { useState } from 'preact/hooks';
import { Download, File as FileIcon } from 'lucide-preact';
import { fileUrl } from '../../api/client';
import type { Attachment } from '../../api/types';
import { bytes, t } from '../../i18n/i18n';
import { isPicture, Viewer } from './Viewer';
import { VoicePlayer } from './VoicePlayer';
import styles from './Attachments.module.css';

export function Attachments({ files, conversation }: { files: Attachment[]; conversation: string }) {
  return <div class={styles.list}>{files.map((f) => <One key={f.file_id} file={f} conversation={conversation} />)}</div>;
}

function One({ file, conversation }: { file: Attachment; conversation: string }) {
  const [open, setOpen] = useState(false);
  const url = fileUrl(file.url);
  if (file.gone) return <p class={styles.gone}>{file.name} · {t('chat.gone')}</p>;
  if (isPicture(file)) {
    return (
      <>
        <button type="button" class={styles.thumb} onClick={() => setOpen(true)} aria-label={file.name}><img src={url} alt={file.name} loading="lazy" /></button>
        {open && <Viewer conversation={conversation} start={file} onClose={() => setOpen(false)} />}
      </>
    );
  }
  if (file.media_type.startsWith('video/')) return <video class={styles.video} src={url} controls preload="metadata" aria-label={file.name} />;
  if (file.kind === 'voice') return <VoicePlayer url={url} name={t('chat.voice')} size={file.size} />;
  if (file.media_type.startsWith('audio/')) return <audio class={styles.audio} src={url} controls preload="metadata" aria-label={file.name} />;
  return <FileCard file={file} url={url} />;
}

const FileCard = ({ file, url }: { file: Attachment; url: string }) => (
  <a class={styles.file} href={url} download={file.name} rel="noreferrer">
    <span class={styles.fileIcon}><FileIcon size={20} strokeWidth={1.75} aria-hidden="true" /></span>
    <span class={styles.fileText}><span class={styles.fileName}>{file.name}</span><span class={styles.meta}>{bytes(file.size)}</span></span>
    <Download size={18} strokeWidth={1.75} aria-hidden="true" />
  </a>
);
