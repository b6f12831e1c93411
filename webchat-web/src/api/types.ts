import type { CallEvent } from '../state/calls';

/** Shapes of the relay's answers, as docs of the HTTP contract name them. */
export type Kind = 'person' | 'agent' | 'bridge' | 'system';
export type WorkState = 'working' | 'idle' | 'waiting' | 'blocked' | 'paused';

export interface User {
  email?: string;
  display_name: string;
  chat_address: string;
  kind: Kind;
  owner?: string;
  public_visible: boolean;
  admin: boolean;
}
export interface Session {
  session_id: string;
  device_name?: string;
  session_name?: string;
  online: boolean;
  created_at: string;
  last_seen_at: string;
  expires_at?: string;
  current: boolean;
}
export interface Opened { session_token: string; expires_at?: string; user: User; session: Session }

export interface Attachment {
  file_id: string;
  url: string;
  name: string;
  media_type: string;
  size: number;
  kind: 'voice' | 'image' | 'video' | 'file';
  caption?: string;
  gone?: boolean;
}
export interface Reaction { emoji: string; from: string[] }
export interface Translation { message_id: string; conversation?: string; language?: string; state?: string; transcript?: string; text?: string; reason?: string }
export interface Message {
  message_id: string;
  channel: string;
  conversation: string;
  conversation_seq: number;
  from: string;
  from_name: string;
  from_kind: Kind;
  from_owner?: string;
  to: string;
  text: string;
  subject?: string;
  attachments: Attachment[];
  reply_to?: string;
  created_at: string;
  edited_at?: string;
  deleted: boolean;
  reactions?: Reaction[];
  translation?: Translation;
  status?: string;
}
export interface ConversationLine {
  conversation: string;
  unread_count: number;
  last_message?: Message;
  archived: boolean;
  muted: boolean;
}
export interface Question {
  question_id: string;
  message_id: string;
  conversation: string;
  from: string;
  text: string;
  options: { id: string; label: string; style?: string }[];
  allow_text: boolean;
  default: string;
  state: 'open' | 'answered' | 'expired';
  asked_at: string;
  expires_at?: string;
  answer?: { option?: string; text?: string; by?: string; at: string };
}
export interface PresenceEntry {
  session_id: string;
  session_name?: string;
  device_name?: string;
  online: boolean;
  state?: WorkState;
  status_text?: string;
  last_seen_at?: string;
}
export interface DirectoryUser {
  chat_address: string;
  display_name: string;
  kind: Kind;
  owner?: string;
  paused?: boolean;
  online: boolean;
  last_seen_at?: string;
  sessions: PresenceEntry[];
}
export interface Group {
  group_id: string;
  address: string;
  name: string;
  description?: string;
  visibility: 'public' | 'private';
  mode: 'chat' | 'stream';
  join_policy: 'approval' | 'open' | 'invite';
  history: string;
  member_count: number;
  role?: 'owner' | 'admin' | 'member';
  can_write: boolean;
}
export interface Member { chat_address: string; display_name: string; kind: Kind; role: 'owner' | 'admin' | 'member'; joined_at: string }
export interface JoinRequest { request_id: string; chat_address: string; display_name: string; state: string; asked_at: string }
export interface Receipt { chat_address: string; status: string; delivered_at?: string; read_at?: string }
export interface Sent { message_id: string; status: string; conversation: string; conversation_seq: number; created_at: string; duplicate?: boolean }
export interface Callback { callback_id: string; url: string; channels: string[]; keywords: string[]; active: boolean; disabled_reason?: string; created_at: string }
export interface Delivery { delivery_id: string; type: string; message_id?: string; state: string; created_at: string; attempts: { at: string; success: boolean; response_status?: number; error?: string }[] }

export type LiveEvent = { seq?: number; cursor?: string; at?: string; own?: boolean } & (
  | { type: 'message' | 'message_edited' | 'message_deleted'; message: Message }
  | { type: 'receipt'; receipt: { conversation: string; by: string; status: string; up_to_seq: number; at: string } }
  | { type: 'reaction'; reaction: { message_id: string; conversation: string; by: string; emoji: string; removed: boolean } }
  | { type: 'group_changed'; group: { group_id: string; name: string; change: string; by: string; member?: string; role?: string } }
  | { type: 'join_request'; join_request: { request_id: string; group_id: string; chat_address: string; state: string } }
  | { type: 'question' | 'question_answered' | 'question_expired'; question: Question }
  | { type: 'bounce'; bounce: { message_id: string; conversation: string; reason: string } }
  | { type: 'message_translated'; translation: Translation }
  | { type: 'typing'; typing: { conversation: string; from: string; active: boolean } }
  | { type: 'presence'; presence: PresenceEntry & { chat_address: string; display_name: string; kind: Kind } }
  | { type: 'call'; call: CallEvent }
  | { type: 'gap'; gap: true }
);
