import type { Message } from '../../api/types';
import { t } from '../../i18n/i18n';

/** One line that stands for a message in lists and quotes. */
export function preview(message: Message): string {
  if (message.deleted) return t('chat.deleted');
  const text = message.text.replace(/```\w*\n?|[*_~`]{1,2}(?=\S)|(?<=\S)[*_~`]{1,2}/g, '').replace(/\s+/g, ' ').trim();
  if (text) return text;
  const [file] = message.attachments;
  if (!file) return '';
  return file.kind === 'image' ? t('chat.photo') : file.kind === 'video' ? t('chat.video') : file.kind === 'voice' ? t('chat.voice') : file.name;
}
