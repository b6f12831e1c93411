import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Mic, Paperclip, SendHorizontal, Smile, X } from 'lucide-preact';
import type { Message } from '../../api/types';
import type { OutboxFile } from '../../state/model';
import { addressOf } from '../../state/model';
import { nameOf } from '../../state/signals';
import { enqueue } from '../../sync/outbox';
import { sendTyping } from '../../sync/sync';
import { t } from '../../i18n/i18n';
import { IconButton } from '../../ui/Button';
import { Problem } from '../../ui/Field';
import { editMessage } from '../conversation/messageActions';
import { preview } from '../conversation/preview';
import { ChosenFiles } from './ChosenFiles';
import { replaced, type Choice } from './completion';
import { CompletionList } from './CompletionList';
import { InsertPanel } from './InsertPanel';
import { Recording } from './Recording';
import { useCompletion } from './useCompletion';
import { useDraft } from './useDraft';
import { useRecorder } from './useRecorder';
import styles from './Composer.module.css';

export type ComposerMode = { kind: 'reply' | 'edit'; message: Message } | null;
interface Props { id: string; mode: ComposerMode; onMode: (m: ComposerMode) => void; files: OutboxFile[]; onFiles: (f: OutboxFile[]) => void; onSent: () => void; editLast: () => void }

const COMPOSITION_MS = 30;
const MAX_HEIGHT_PX = 200;
export const toFiles = (list: Iterable<File>): OutboxFile[] =>
  [...list].map((f) => ({ name: f.name || 'file', type: f.type || 'application/octet-stream', blob: f }));

export function Composer({ id, mode, onMode, files, onFiles, onSent, editLast }: Props) {
  const { text, setText, keep, restore } = useDraft(id);
  const [caret, setCaret] = useState(0);
  const [panel, setPanel] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const composedAt = useRef(0);
  const listId = useId();
  const recorder = useRecorder((file) => onFiles([...files, file]), setProblem);
  const completion = useCompletion(id, text, caret);

  useEffect(() => {
    if (mode?.kind === 'edit') setText(mode.message.text);
    if (mode || matchMedia('(hover: hover)').matches) area.current?.focus();
  }, [mode]);
  useEffect(() => {
    const choose = () => picker.current?.click();
    addEventListener('webchat:upload', choose);
    return () => removeEventListener('webchat:upload', choose);
  }, []);
  useLayoutEffect(() => {
    const el = area.current;
    if (!el) return;
    el.style.height = 'auto';
    el.style.height = `${Math.min(el.scrollHeight, MAX_HEIGHT_PX)}px`;
  }, [text, recorder.stream]);

  const write = (value: string, at: number) => {
    setText(value);
    setCaret(at);
    if (mode?.kind !== 'edit') { keep(value); if (value) sendTyping(addressOf(id), true); }
  };
  /** As the browser's own editing does, so that undo works; the input event that follows takes it over. */
  const edit = (command: 'insertText' | 'delete', value?: string) => {
    area.current?.focus();
    document.execCommand(command, false, value);
  };
  const pick = (choice: Choice) => {
    if (!completion.token) return;
    const next = replaced(text, completion.token, choice.insert);
    write(next.text, next.caret);
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  };
  const leaveMode = () => { if (mode?.kind === 'edit') restore(); onMode(null); };
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
    keep('', 0);
    sendTyping(addressOf(id), false);
    void enqueue(id, value, files, mode?.message.message_id);
    onFiles([]);
    onMode(null);
    onSent();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const composing = e.isComposing || e.keyCode === 229 || Date.now() - composedAt.current < COMPOSITION_MS;
    if (composing) return;
    const take = (action: () => void) => { e.preventDefault(); e.stopPropagation(); action(); };
    const count = completion.choices.length;
    if (completion.open && (e.key === 'Enter' || e.key === 'Tab') && !e.shiftKey) take(() => pick(completion.choices[completion.marked]!));
    else if (completion.open && e.key === 'ArrowDown') take(() => completion.mark((completion.marked + 1) % count));
    else if (completion.open && e.key === 'ArrowUp') take(() => completion.mark((completion.marked + count - 1) % count));
    else if (completion.open && e.key === 'Escape') take(completion.dismiss);
    else if (e.key === 'Enter' && !e.shiftKey) take(submit);
    else if (e.key === 'Escape' && panel) take(() => setPanel(false));
    else if (e.key === 'Escape' && mode) take(leaveMode);
    else if (e.key === 'ArrowUp' && !text && !mode && !e.altKey) take(editLast);
  };
  const onPaste = (e: ClipboardEvent) => {
    const pasted = e.clipboardData?.files;
    if (!pasted?.length) return;
    // Files win over the text that stands beside them, which is often just their name.
    e.preventDefault();
    onFiles([...files, ...toFiles(pasted)]);
  };
  const label = t('chat.message', { name: nameOf(id) });
  const moved = () => setCaret(area.current?.selectionStart ?? 0);
  return (
    <div class={styles.composer}>
      <Problem text={problem} />
      {mode && <Context mode={mode} onClose={leaveMode} />}
      {completion.open && <CompletionList id={listId} choices={completion.choices} marked={completion.marked} onPick={pick} onMark={completion.mark} />}
      {files.length > 0 && <ChosenFiles files={files} onFiles={onFiles} />}
      {recorder.stream ? <Recording stream={recorder.stream} onStop={recorder.stop} onCancel={recorder.cancel} /> : (
        <div class={styles.bar}>
          {mode?.kind !== 'edit' && <IconButton icon={Paperclip} label={t('chat.attach')} onClick={() => picker.current?.click()} />}
          <input ref={picker} type="file" multiple hidden onChange={(e) => { onFiles([...files, ...toFiles(e.currentTarget.files ?? [])]); e.currentTarget.value = ''; area.current?.focus(); }} />
          <textarea
            ref={area} rows={1} dir="auto" value={text} maxLength={16000} aria-label={label} placeholder={label} aria-autocomplete="list"
            aria-controls={completion.open ? listId : undefined} aria-activedescendant={completion.open ? `${listId}-${completion.marked}` : undefined}
            onCompositionEnd={() => { composedAt.current = Date.now(); }} onKeyDown={onKeyDown} onKeyUp={moved} onClick={moved} onPaste={onPaste}
            onInput={(e) => write(e.currentTarget.value, e.currentTarget.selectionStart)}
          />
          <IconButton icon={Smile} active={panel} aria-expanded={panel} label={t('insert.open')} onClick={() => setPanel(!panel)} />
          {recorder.available && !text && files.length === 0 && !mode
            ? <IconButton icon={Mic} label={t('chat.record')} onClick={recorder.start} />
            : <IconButton icon={SendHorizontal} class={styles.send!} label={mode?.kind === 'edit' ? t('ui.save') : t('chat.send')} disabled={!text.trim() && files.length === 0} onClick={submit} />}
        </div>
      )}
      {panel && <InsertPanel onInsert={(s) => edit('insertText', s)} onBackspace={() => edit('delete')} />}
    </div>
  );
}

const Context = ({ mode, onClose }: { mode: NonNullable<ComposerMode>; onClose: () => void }) => (
  <div class={styles.context}>
    <span class={styles.contextText}>
      <strong>{mode.kind === 'edit' ? t('chat.editing') : t('chat.replyingTo', { name: mode.message.from_name })}</strong>
      <span dir="auto">{preview(mode.message)}</span>
    </span>
    <IconButton icon={X} size={18} label={t('chat.cancel')} onClick={onClose} />
  </div>
);
