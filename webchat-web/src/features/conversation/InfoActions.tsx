import { Archive, ArchiveRestore, Bell, BellOff, File as FileIcon } from 'lucide-preact';
import { fileUrl } from '../../api/client';
import { model } from '../../state/signals';
import { bytes, t } from '../../i18n/i18n';
import { Button } from '../../ui/Button';
import styles from '../directory/Directory.module.css';
import { markConversation } from './messageActions';

const MAX_FILES = 20;

/** What details of every conversation have: its files, and whether it is muted or archived. */
export function InfoActions({ id }: { id: string }) {
  const c = model.value.conversations[id];
  const files = (model.value.timelines[id]?.messages ?? []).flatMap((m) => m.attachments).filter((a) => !a.gone && a.kind !== 'voice').reverse().slice(0, MAX_FILES);
  return (
    <>
      {files.length > 0 && (
        <section class={styles.block}>
          <h3>{t('info.files')}</h3>
          {files.map((f) => (
            <a key={f.file_id} class={styles.shared} href={fileUrl(f.url)} download={f.name} rel="noreferrer">
              {f.kind === 'image' ? <img src={fileUrl(f.url)} alt="" loading="lazy" /> : <span class={styles.sharedIcon}><FileIcon size={20} strokeWidth={1.75} aria-hidden="true" /></span>}
              <span class={styles.lineText}><span>{f.name}</span><span class={styles.muted}>{bytes(f.size)}</span></span>
            </a>
          ))}
        </section>
      )}
      {c && (
        <div class={styles.actions}>
          <Button onClick={() => void markConversation(id, { muted: !c.muted })}>
            {c.muted ? <Bell size={18} strokeWidth={1.75} aria-hidden="true" /> : <BellOff size={18} strokeWidth={1.75} aria-hidden="true" />}{t(c.muted ? 'menu.unmute' : 'menu.mute')}
          </Button>
          <Button onClick={() => void markConversation(id, { archived: !c.archived })}>
            {c.archived ? <ArchiveRestore size={18} strokeWidth={1.75} aria-hidden="true" /> : <Archive size={18} strokeWidth={1.75} aria-hidden="true" />}{t(c.archived ? 'menu.unarchive' : 'menu.archive')}
          </Button>
        </div>
      )}
    </>
  );
}
