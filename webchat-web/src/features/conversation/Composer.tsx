import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Mic, Paperclip, SendHorizontal, Square, X } from 'lucide-preact';
import type { Message } from '../../api/types';
import type { OutboxFile } from '../../state/model';
import { addressOf } from '../../state/model';
import { drafts, nameOf } from '../../state/signals';
import { draftStore } from '../../storage/db';
import { enqueue } from '../../sync/outbox';
import { sendTyping } from '../../sync/sync';
import { bytes, t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { editMessage } from './messageActions';
import { preview } from './preview';
import { useRecorder } from './useRecorder';
import styles from './Composer.module.css';

export type ComposerMode = { kind: 'reply' | 'edit'; message: Message } | null;
interface Props { id: string; mode: ComposerMode; onMode: (m: ComposerMode) => void; files: OutboxFile[]; onFiles: (f: OutboxFile[]) => void; onSent: () => void; editLast: () => void }

const COMPOSITION_MS = 30;
export const toFiles = (list: Iterable<File>): OutboxFile[] =>
  [...list].map((f) => ({ name: f.name || 'file', type: f.type || 'application/octet-stream', blob: f }));

export function Composer({ id, mode, onMode, files, onFiles, onSent, editLast }: Props) {
  const [text, setText] = useState(drafts.value[id] ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const composedAt = useRef(0);
  const pendingDraft = useRef<{ timer: ReturnType<typeof setTimeout>; save: () => void }>();
  const recorder = useRecorder((file) => onFiles([...files, file]), setProblem);

  const keepDraft = (value: string, at = 300) => {
    if (pendingDraft.current) clearTimeout(pendingDraft.current.timer);
    const save = () => {
      pendingDraft.current = undefined;
      drafts.value = { ...drafts.value, [id]: value };
      void draftStore.set(id, value).catch(() => undefined);
    };
    pendingDraft.current = { timer: setTimeout(save, at), save };
  };
  useEffect(() => {
    const flush = () => { const p = pendingDraft.current; if (p) { clearTimeout(p.timer); p.save(); } };
    addEventListener('pagehide', flush);
    return () => { removeEventListener('pagehide', flush); flush(); sendTyping(addressOf(id), false); };
  }, [id]);
  useEffect(() => {
    if (mode?.kind === 'edit') setText(mode.message.text);
    if (mode || matchMedia('(hover: hover)').matches) area.current?.focus();
  }, [mode]);
  useLayoutEffect(() => {
    const el = area.current!;
    el.style.height = 'auto';
    el.style.height = `${Math.min(el.scrollHeight, 200)}px`;
  }, [text]);

  const leaveMode = () => { if (mode?.kind === 'edit') setText(drafts.value[id] ?? ''); onMode(null); };
  const submit = () => {
    const value = text.trim();
    setProblem(null);
    if (mode?.kind === 'edit') {
      const edited = mode.message;
      if (!value) return;
      leaveMode();
      if (value !== edited.text) editMessage(edited, value).catch((e: Error) => setProblem(e.message));
      return;
    }
    if (!value && files.length === 0) return;
    setText('');
    keepDraft('', 0);
    sendTyping(addressOf(id), false);
    void enqueue(id, value, files, mode?.message.message_id);
    onFiles([]);
    onMode(null);
    onSent();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const composing = e.isComposing || e.keyCode === 229 || Date.now() - composedAt.current < COMPOSITION_MS;
    if (e.key === 'Enter' && !e.shiftKey && !composing) { e.preventDefault(); submit(); }
    else if (e.key === 'Escape' && mode) { e.stopPropagation(); leaveMode(); }
    else if (e.key === 'ArrowUp' && !text && !mode && !e.altKey) { e.preventDefault(); editLast(); }
  };
  const onPaste = (e: ClipboardEvent) => {
    const pasted = e.clipboardData?.files;
    if (!pasted?.length) return;
    // Files win over the text that stands beside them, which is often just their name.
    e.preventDefault();
    onFiles([...files, ...toFiles(pasted)]);
  };
  return (
    <div class={styles.composer}>
      <Problem text={problem} />
      {mode && (
        <div class={styles.context}>
          <span class={styles.contextText}>
            <strong>{mode.kind === 'edit' ? t('chat.editing') : t('chat.replyingTo', { name: mode.message.from_name })}</strong>
            <span dir="auto">{preview(mode.message)}</span>
          </span>
          <IconButton icon={X} size={18} label={t('chat.cancel')} onClick={leaveMode} />
        </div>
      )}
      {files.length > 0 && (
        <ul class={styles.files}>
          {files.map((f, i) => (
            <li key={i}><span class={styles.fileName}>{f.name}</span><span class={styles.size}>{bytes(f.blob.size)}</span>
              <IconButton icon={X} size={16} label={t('chat.removeFile', { name: f.name })} onClick={() => onFiles(files.filter((_, n) => n !== i))} /></li>
          ))}
        </ul>
      )}
      <div class={styles.bar}>
        {mode?.kind !== 'edit' && <IconButton icon={Paperclip} label={t('chat.attach')} onClick={() => picker.current?.click()} />}
        <input ref={picker} type="file" multiple hidden onChange={(e) => { onFiles([...files, ...toFiles(e.currentTarget.files ?? [])]); e.currentTarget.value = ''; area.current?.focus(); }} />
        <textarea
          ref={area} rows={1} dir="auto" value={text} maxLength={16000} aria-label={t('chat.message', { name: nameOf(id) })} placeholder={t('chat.message', { name: nameOf(id) })}
          onCompositionEnd={() => { composedAt.current = Date.now(); }} onKeyDown={onKeyDown} onPaste={onPaste}
          onInput={(e) => { const v = e.currentTarget.value; setText(v); if (mode?.kind !== 'edit') { keepDraft(v); if (v) sendTyping(addressOf(id), true); } }}
        />
        {recorder.available && !text && files.length === 0 && !mode
          ? <IconButton icon={recorder.recording ? Square : Mic} active={recorder.recording} label={t(recorder.recording ? 'chat.stopRecording' : 'chat.record')} onClick={recorder.toggle} />
          : <IconButton icon={SendHorizontal} class={styles.send!} label={mode?.kind === 'edit' ? t('ui.save') : t('chat.send')} disabled={!text.trim() && files.length === 0} onClick={submit} />}
      </div>
    </div>
  );
}
