import { del, get, newKey, patch, post, put, seg } from './client';
import type { CallEntry } from '../state/calls';
import type * as T from './types';

const auth = '/api/v1/pchat/auth';
const web = '/api/v1/webchat';

interface Engine { available: boolean; setting?: string }

/** One function for each call that the app makes. */
export const relay = {
  requestCode: (email: string) =>
    post<{ status: string; expires_in: number; resend_after: number; dev_code?: string }>(`${auth}/request-code`, { email }),
  verifyCode: (body: { email: string; code: string; display_name?: string; chat_address?: string; device_name: string }) =>
    post<T.Opened>(`${auth}/verify-code`, { ...body, public_visible: true }),
  pair: (code: string, device_name: string) => post<T.Opened>(`${auth}/pair`, { code, device_name }),
  me: () => get<{ user: T.User; session: T.Session }>(`${auth}/me`),
  updateMe: (body: { display_name?: string; public_visible?: boolean; chat_address?: string }) =>
    put<{ user: T.User; session: T.Session }>(`${auth}/me`, body),
  logout: (all: boolean) => post(`${auth}/logout`, { all }),
  sessions: () => get<{ sessions: T.Session[] }>(`${auth}/sessions`),
  revokeSession: (id: string) => del(`${auth}/sessions/${seg(id)}`),
  pairingCode: () => post<{ code: string; expires_in: number; url?: string }>(`${auth}/pairing-codes`),
  agents: () => get<{ agents: T.User[] }>(`${auth}/agents`),
  createAgent: (body: { display_name: string; chat_address?: string; session_name?: string }) =>
    post<T.Opened>(`${auth}/agents`, { ...body, idempotency_key: newKey() }),
  revokeAgent: (address: string) => del(`${auth}/agents/${seg(address)}`),

  pauseAgent: (address: string) => post(`${auth}/agents/${seg(address)}/pause`),
  resumeAgent: (address: string) => post(`${auth}/agents/${seg(address)}/resume`),

  presence: (device_name: string, visible: boolean) => post(`${web}/presence`, { visible, device_name }),
  directory: (q = '') => get<{ users: T.DirectoryUser[]; groups: T.Group[] }>(`${web}/directory${q ? `?q=${seg(q)}` : ''}`),

  conversations: (as?: string) => get<{ conversations: T.ConversationLine[] }>(`${web}/conversations${as ? `?as=${seg(as)}` : ''}`),
  markConversation: (id: string, body: { archived?: boolean; muted?: boolean }) => put(`${web}/conversations/${seg(id)}`, body),
  history: (id: string, before?: number, limit = 50, as?: string) =>
    get<{ messages: T.Message[]; next_before?: number | null }>(
      `${web}/conversations/${seg(id)}/messages?limit=${limit}${before === undefined ? '' : `&before=${before}`}${as ? `&as=${seg(as)}` : ''}`),
  send: (body: { to: string; text: string; channel?: string; reply_to?: string; attachments?: object[]; idempotency_key: string }) =>
    post<T.Sent>('/api/v1/messages', body),
  message: (id: string) => get<T.Message & { receipts?: T.Receipt[] }>(`/api/v1/messages/${seg(id)}`),
  edits: (id: string) => get<{ edits: { text: string; replaced_at: string }[] }>(`/api/v1/messages/${seg(id)}/edits`),
  edit: (message_id: string, text: string) => post<{ message: T.Message }>(`${web}/edit`, { message_id, text }),
  deleteMessage: (message_id: string) => post(`${web}/delete`, { message_id }),
  react: (message_id: string, emoji: string, remove: boolean) => post(`${web}/react`, { message_id, emoji, remove }),
  read: (conversation: string, up_to_seq: number) => post(`${web}/read`, { conversation, up_to_seq }),
  ack: (cursor: string) => post(`${web}/ack`, { cursor }),
  typing: (to: string, active: boolean) => post(`${web}/typing`, { to, active }),
  receipts: (message_ids: string[]) =>
    post<{ receipts: Record<string, { status: string }> }>(`${web}/receipt-status`, { message_ids }),
  search: (q: string, conversation?: string, signal?: AbortSignal) =>
    get<{ messages: T.Message[] }>(`${web}/search?q=${seg(q)}&limit=30${conversation ? `&in=${seg(conversation)}` : ''}`, signal),

  questions: () => get<{ questions: T.Question[] }>(`${web}/questions?state=open`),
  answer: (id: string, body: { option?: string; text?: string }) => post<{ question: T.Question }>(`${web}/questions/${seg(id)}/answer`, body),

  groups: () => get<{ groups: T.Group[] }>(`${web}/groups`),
  group: (id: string) => get<{ group: T.Group }>(`${web}/groups/${seg(id)}`),
  createGroup: (body: object) => post<{ group: T.Group }>(`${web}/groups`, { ...body, idempotency_key: newKey() }),
  changeGroup: (id: string, body: object) => patch<{ group: T.Group }>(`${web}/groups/${seg(id)}`, body),
  deleteGroup: (id: string) => del(`${web}/groups/${seg(id)}`),
  leaveGroup: (id: string) => post(`${web}/groups/${seg(id)}/leave`),
  members: (id: string) => get<{ members: T.Member[] }>(`${web}/groups/${seg(id)}/members`),
  addMember: (id: string, member_address: string) => post(`${web}/groups/${seg(id)}/members`, { member_address }),
  removeMember: (id: string, address: string) => del(`${web}/groups/${seg(id)}/members/${seg(address)}`),
  setRole: (id: string, address: string, role: string) => put(`${web}/groups/${seg(id)}/members/${seg(address)}/role`, { role }),
  askToJoin: (id: string) => post<{ request?: T.JoinRequest; group?: T.Group }>(`${web}/groups/${seg(id)}/join-requests`, { idempotency_key: newKey() }),
  joinRequests: (id: string) => get<{ requests: T.JoinRequest[] }>(`${web}/groups/${seg(id)}/join-requests`),
  decideJoin: (id: string, request: string, accept: boolean) =>
    post(`${web}/groups/${seg(id)}/join-requests/${seg(request)}/${accept ? 'accept' : 'reject'}`),

  languagePrefs: () => get<{ receive_language?: string | null; captions: boolean; read_aloud: boolean }>(`${web}/language-prefs`),
  setLanguagePrefs: (body: object) => put(`${web}/language-prefs`, body),
  languages: () => get<{ targets?: string[]; translate?: Engine; transcribe?: Engine; speak?: Engine }>(`${web}/languages`),
  translate: (text: string, target: string) => post<{ translated_text: string }>(`${web}/translate-text`, { text, target }),

  calls: () => get<{ calls: CallEntry[] }>(`${web}/calls`),
  startCall: (to: string, media: string, sdp: object) => post<{ call_id: string }>(`${web}/calls`, { to, media, sdp, idempotency_key: newKey() }),
  signalCall: (id: string, type: string, data?: object) => post(`${web}/calls/${seg(id)}/signal`, { type, ...(data ? { data } : {}) }),
  iceServers: () => get<{ ice_servers: RTCIceServer[] }>(`${web}/ice-servers`),

  blocks: () => get<{ blocks: { chat_address: string; display_name?: string }[] }>(`${web}/blocks`),
  block: (chat_address: string) => post(`${web}/blocks`, { chat_address }),
  unblock: (address: string) => del(`${web}/blocks/${seg(address)}`),
  report: (body: object) => post(`${web}/abuse-reports`, { ...body, idempotency_key: newKey() }),
  callbacks: () => get<{ callbacks: T.Callback[] }>(`${web}/callbacks/inbound`),
  createCallback: (body: { url: string; keywords: string[] }) =>
    post<{ callback: T.Callback; callback_id?: string; secret?: string }>(`${web}/callbacks/inbound`, { ...body, idempotency_key: newKey() }),
  deleteCallback: (id: string) => del(`${web}/callbacks/inbound/${seg(id)}`),
  testCallback: (id: string) => post<{ delivered: boolean; delivery?: { attempts?: { error?: string; response_status?: number }[] } }>(`${web}/callbacks/inbound/${seg(id)}/test`),
  deliveries: (id: string) => get<{ deliveries: T.Delivery[] }>(`${web}/callbacks/inbound/${seg(id)}/deliveries`),
  replay: (id: string, delivery: string) => post(`${web}/callbacks/inbound/${seg(id)}/deliveries/${seg(delivery)}/replay`),
};
