import { useEffect, useRef, useState } from 'preact/hooks';
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-preact';
import { fileUrl } from '../../api/client';
import type { Attachment } from '../../api/types';
import { model } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import styles from './Viewer.module.css';

const MAX_ZOOM = 4;
export const isPicture = (a: Attachment): boolean => !a.gone && a.media_type.startsWith('image/') && a.media_type !== 'image/svg+xml';

/** One picture of a conversation over the whole window; arrows lead to the others, the wheel and a double click zoom. */
export function Viewer({ conversation, start, onClose }: { conversation: string; start: Attachment; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const all = (model.value.timelines[conversation]?.messages ?? []).flatMap((m) => m.attachments).filter(isPicture);
  const [id, setId] = useState(start.file_id);
  const [zoom, setZoom] = useState(1);
  const at = all.findIndex((a) => a.file_id === id);
  const file = all[at] ?? start;
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    dialog.current?.showModal();
    return () => opener?.focus?.();
  }, []);
  const go = (by: number) => { const next = all[at + by]; if (next) { setId(next.file_id); setZoom(1); } };
  const scale = (by: number) => setZoom((z) => Math.max(1, Math.min(MAX_ZOOM, z * by)));
  const rtl = document.documentElement.dir === 'rtl' ? -1 : 1;
  const onKeyDown = (e: KeyboardEvent) => {
    if (e.key === 'ArrowLeft') go(-rtl);
    else if (e.key === 'ArrowRight') go(rtl);
    else if (e.key === '+') scale(1.5);
    else if (e.key === '-') scale(1 / 1.5);
    e.stopPropagation();
  };
  return (
    <dialog ref={dialog} class={styles.viewer} aria-label={file.name} onCancel={(e) => { e.preventDefault(); onClose(); }} onKeyDown={onKeyDown}>
      <header class={styles.bar}>
        <span class={styles.name} dir="auto">{file.name}{all.length > 1 ? ` · ${at + 1} / ${all.length}` : ''}</span>
        <IconButton icon={ZoomOut} label={t('view.zoomOut')} disabled={zoom <= 1} onClick={() => scale(1 / 1.5)} />
        <IconButton icon={ZoomIn} label={t('view.zoomIn')} disabled={zoom >= MAX_ZOOM} onClick={() => scale(1.5)} />
        <a class={styles.download} href={fileUrl(file.url)} download={file.name} aria-label={t('view.download')} title={t('view.download')}><Download size={20} strokeWidth={1.75} aria-hidden="true" /></a>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </header>
      <div class={styles.frame} onWheel={(e) => scale(e.deltaY < 0 ? 1.15 : 1 / 1.15)} onClick={(e) => e.target === e.currentTarget && onClose()}>
        <img class={styles.picture} src={fileUrl(file.url)} alt={file.name} style={{ width: zoom > 1 ? `${zoom * 100}%` : '' }} onDblClick={() => setZoom(zoom > 1 ? 1 : 2)} />
      </div>
      {at > 0 && <IconButton class={`${styles.side} ${styles.before}`} icon={ChevronLeft} label={t('view.previous')} onClick={() => go(-1)} />}
      {at >= 0 && at < all.length - 1 && <IconButton class={`${styles.side} ${styles.after}`} icon={ChevronRight} label={t('view.next')} onClick={() => go(1)} />}
    </dialog>
  );
}
