import { Captions, Copy, Flag, Forward, Info, Languages, Pencil, Reply, SmilePlus, Trash2, Volume2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Message } from '../../api/types';
import { me } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Dialog } from '../../ui/Dialog';
import { Menu, type MenuItem } from '../../ui/Menu';
import { EmojiGrid } from '../composer/InsertPanel';
import { engines, speak, transcribeMessage, translateMessage } from '../language/engines';
import { ForwardDialog } from './ForwardDialog';
import { DeleteDialog, DetailsDialog, ReportDialog } from './MessageDialogs';
import { toggleReaction } from './messageActions';

export interface MenuAt { message: Message; at: { x: number; y: number } }
interface Props { open: MenuAt; canWrite: boolean; onClose: () => void; onReply: (m: Message) => void; onEdit: (m: Message) => void }
type Opened = 'delete' | 'details' | 'report' | 'forward' | 'react';

/** The menu of a message, and the dialog that its choice opens. */
export function MessageMenu({ open, canWrite, onClose, onReply, onEdit }: Props) {
  const { message: m, at } = open;
  const [dialog, setDialog] = useState<Opened | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // The menu closes with the choice; a dialog keeps this component until it is closed too.
  const show = (next: Opened) => () => setDialog(next);
  const run = (action: () => Promise<unknown>) => () => { action().then(onClose).catch((e: Error) => setProblem(e.message)); };
  const close = (action: () => void) => () => { action(); onClose(); };
  const own = m.from === me.value?.chat_address;
  const { translate, transcribe, speak: speaks } = engines.value;
  const words = m.translation?.text ?? (m.text || m.translation?.transcript);
  const items: (MenuItem | false)[] = [
    canWrite && { label: t('menu.reply'), icon: Reply, onSelect: close(() => onReply(m)) },
    { label: t('menu.react'), icon: SmilePlus, onSelect: show('react') },
    { label: t('menu.forward'), icon: Forward, onSelect: show('forward') },
    Boolean(m.text) && { label: t('menu.copy'), icon: Copy, onSelect: close(() => void navigator.clipboard.writeText(m.text)) },
    own && Boolean(m.text) && canWrite && { label: t('menu.edit'), icon: Pencil, onSelect: close(() => onEdit(m)) },
    transcribe && m.attachments.some((a) => a.kind === 'voice') && !m.translation?.transcript && { label: t('menu.transcribe'), icon: Captions, onSelect: run(() => transcribeMessage(m)) },
    translate && Boolean(m.text || m.translation?.transcript) && { label: t('menu.translate'), icon: Languages, onSelect: run(() => translateMessage(m)) },
    speaks && Boolean(words) && { label: t('menu.speak'), icon: Volume2, onSelect: run(() => speak(words!, m.translation?.text ? m.translation.language : undefined)) },
    { label: t('menu.details'), icon: Info, onSelect: show('details') },
    own ? { label: t('menu.delete'), icon: Trash2, danger: true, onSelect: show('delete') } : { label: t('menu.report'), icon: Flag, danger: true, onSelect: show('report') },
  ];
  if (problem) return <Dialog title={t('ui.failed')} onClose={onClose}><p>{problem}</p></Dialog>;
  if (dialog === 'delete') return <DeleteDialog message={m} onClose={onClose} />;
  if (dialog === 'details') return <DetailsDialog message={m} onClose={onClose} />;
  if (dialog === 'report') return <ReportDialog message={m} onClose={onClose} />;
  if (dialog === 'forward') return <ForwardDialog message={m} onClose={onClose} />;
  if (dialog === 'react') {
    return <Dialog title={t('menu.react')} onClose={onClose}><EmojiGrid onPick={(e) => { onClose(); void toggleReaction(m, e); }} /></Dialog>;
  }
  return <Menu at={at} label={t('menu.more')} items={items.filter((i) => i !== false)} emoji={(e) => { onClose(); void toggleReaction(m, e); }} onClose={onClose} />;
}
