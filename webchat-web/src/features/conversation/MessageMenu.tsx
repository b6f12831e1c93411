import { Copy, Flag, Info, Pencil, Reply, Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Message } from '../../api/types';
import { me } from '../../state/signals';
import { t } from '../../i18n/i18n';
import { Menu, type MenuItem } from '../../ui/Menu';
import { DeleteDialog, DetailsDialog, ReportDialog } from './MessageDialogs';
import { toggleReaction } from './messageActions';

export interface MenuAt { message: Message; at: { x: number; y: number } }
interface Props { open: MenuAt; canWrite: boolean; onClose: () => void; onReply: (m: Message) => void; onEdit: (m: Message) => void }

/** The menu of a message, and the dialog that its choice opens. */
export function MessageMenu({ open, canWrite, onClose, onReply, onEdit }: Props) {
  const { message: m, at } = open;
  const [dialog, setDialog] = useState<'delete' | 'details' | 'report' | null>(null);
  const own = m.from === me.value?.chat_address;
  const items: MenuItem[] = [
    ...(canWrite ? [{ label: t('menu.reply'), icon: Reply, onSelect: () => onReply(m) }] : []),
    ...(m.text ? [{ label: t('menu.copy'), icon: Copy, onSelect: () => void navigator.clipboard.writeText(m.text) }] : []),
    ...(own && m.text && canWrite ? [{ label: t('menu.edit'), icon: Pencil, onSelect: () => onEdit(m) }] : []),
    { label: t('menu.details'), icon: Info, onSelect: () => setDialog('details') },
    ...(own ? [{ label: t('menu.delete'), icon: Trash2, danger: true, onSelect: () => setDialog('delete') }]
      : [{ label: t('menu.report'), icon: Flag, danger: true, onSelect: () => setDialog('report') }]),
  ];
  if (dialog === 'delete') return <DeleteDialog message={m} onClose={onClose} />;
  if (dialog === 'details') return <DetailsDialog message={m} onClose={onClose} />;
  if (dialog === 'report') return <ReportDialog message={m} onClose={onClose} />;
  return <Menu at={at} label={t('menu.more')} items={items} emoji={(e) => void toggleReaction(m, e)} onClose={onClose} />;
}
