import { useState } from 'preact/hooks';
import { Download, File as FileIcon } from 'lucide-preact';
import { fileUrl } from '../../api/client';
import type { Attachment } from '../../api/types';
import { bytes, t } from '../../i18n/i18n';
import { Dialog } from '../../ui/Dialog';
import styles from './Attachments.module.css';

export function Attachments({ files }: { files: Attachment[] }) {
  return <div class={styles.list}>{files.map((f) => <One key={f.file_id} file={f} />)}</div>;
}

function One({ file }: { file: Attachment }) {
  const [open, setOpen] = useState(false);
  const url = fileUrl(file.url);
  if (file.gone) return <p class={styles.gone}>{file.name} · {t('chat.gone')}</p>;
  if (file.media_type.startsWith('image/') && file.media_type !== 'image/svg+xml') {
    return (
      <>
        <button type="button" class={styles.thumb} onClick={() => setOpen(true)} aria-label={file.name}><img src={url} alt={file.name} loading="lazy" /></button>
        {open && (
          <Dialog wide title={file.name} onClose={() => setOpen(false)}>
            <img class={styles.full} src={url} alt={file.name} />
            <FileCard file={file} url={url} />
          </Dialog>
        )}
      </>
    );
  }
  if (file.media_type.startsWith('video/')) return <video class={styles.video} src={url} controls preload="metadata" aria-label={file.name} />;
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
