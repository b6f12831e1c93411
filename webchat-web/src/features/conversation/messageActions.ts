import { relay } from '../../api/relay';
import type { Message } from '../../api/types';
import { me, model } from '../../state/signals';
import { applyLocally } from '../../sync/sync';

/** Shows a reaction at once, and takes it back when the relay refuses it. */
export async function toggleReaction(m: Message, emoji: string): Promise<void> {
  const by = me.value?.chat_address ?? '';
  const removed = m.reactions?.some((r) => r.emoji === emoji && r.from.includes(by)) ?? false;
  const change = (gone: boolean) => applyLocally({ type: 'reaction', reaction: { message_id: m.message_id, conversation: m.conversation, by, emoji, removed: gone } });
  change(removed);
  await relay.react(m.message_id, emoji, removed).catch(() => change(!removed));
}

export async function editMessage(m: Message, text: string): Promise<void> {
  const { message } = await relay.edit(m.message_id, text);
  applyLocally({ type: 'message_edited', message });
}

export async function deleteMessage(m: Message): Promise<void> {
  await relay.deleteMessage(m.message_id);
  applyLocally({ type: 'message_deleted', message: { ...m, text: '', attachments: [], deleted: true } });
}

export async function markConversation(id: string, body: { muted?: boolean; archived?: boolean }): Promise<void> {
  await relay.markConversation(id, body);
  const now = model.value.conversations[id];
  if (now) model.value = { ...model.value, conversations: { ...model.value.conversations, [id]: { ...now, ...body } } };
}
