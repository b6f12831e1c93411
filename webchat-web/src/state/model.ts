import type { ConversationLine, Message, Question } from '../api/types';

export interface Conversation extends ConversationLine {
  /** The highest sequence number that each other member has received, and has read. */
  deliveredTo: Record<string, number>;
  readTo: Record<string, number>;
}
export interface Timeline {
  /** In ascending order of `conversation_seq`. */
  messages: Message[];
  /** Where older messages continue; null at the beginning of the conversation. */
  nextBefore: number | null;
  /** False while only cached messages are known, which may have a hole after them. */
  current: boolean;
}
export interface OutboxFile {
  name: string;
  type: string;
  blob: Blob;
  voice?: boolean;
  uploaded?: { file_id: string; kind: string };
}
export interface OutboxItem {
  /** The idempotency key of every attempt. */
  id: string;
  conversation: string;
  to: string;
  channel?: string;
  text: string;
  replyTo?: string;
  files: OutboxFile[];
  createdAt: string;
  order: number;
  state: 'waiting' | 'failed';
  reason?: string;
}
export interface Model {
  conversations: Record<string, Conversation>;
  timelines: Record<string, Timeline>;
  questions: Record<string, Question>;
}
export const emptyModel: Model = { conversations: {}, timelines: {}, questions: {} };
export type Mark = 'waiting' | 'stored' | 'delivered' | 'read' | 'failed' | 'expired';

export const addressOf = (conversation: string): string =>
  conversation.startsWith('dm:') ? conversation.slice(3) : conversation;
export const conversationOf = (address: string): string =>
  address.startsWith('group:') ? address : `dm:${address}`;
export const isGroup = (conversation: string): boolean => conversation.startsWith('group:');
