import { del, get, newKey, post, seg } from './client';

const admin = '/api/v1/webchat/admin';
export interface ManagedUser { chat_address: string; email?: string; display_name: string; kind: string; public_visible: boolean; admin: boolean; standing?: string }
export interface AccessRequest { request_id: string; email: string; display_name?: string; state: string; asked_at: string }
export interface AbuseReport { report_id: string; reporter: string; chat_address?: string; message_id?: string; reason: string; note?: string; at: string; resolved_at?: string }
export interface AuditLine { number: number; at: string; actor?: string; deed: string; target?: string; detail?: string }
export interface Stats { people: number; agents: number; groups: number; sessions_online: number; messages: number; open_questions: number }

export interface Phone { phone_id: string; name: string; owner: string; online: boolean; last_seen_at?: string; channels: Record<string, { gateway: string; state: string; problem?: string }> }
export interface ClientKey { api_key_id: string; name: string; phone_ids: string[]; created_at: string }
export interface Checkup { name: string; provider: string; outcome: 'ok' | 'failed' | 'not_configured'; detail: string; advice: string[]; took_ms: number }

/** The calls that only administrators may make. */
export const adminApi = {
  stats: () => get<{ stats: Stats }>(`${admin}/stats`),
  users: (q: string) => get<{ users: ManagedUser[] }>(`${admin}/users${q ? `?q=${seg(q)}` : ''}`),
  act: (chat_address: string, action: string) => post(`${admin}/users`, { chat_address, action }),
  accessRequests: () => get<{ access_requests: AccessRequest[] }>(`${admin}/access-requests`),
  decide: (id: string, approve: boolean) => post(`${admin}/access-requests/${seg(id)}/${approve ? 'approve' : 'deny'}`),
  reports: () => get<{ abuse_reports: AbuseReport[] }>(`${admin}/abuse-reports?open=true`),
  resolve: (id: string) => post(`${admin}/abuse-reports/${seg(id)}/resolve`, {}),
  audit: (before?: number) => get<{ audit: AuditLine[]; next_before?: number }>(`${admin}/audit?limit=50${before === undefined ? '' : `&before=${before}`}`),
  phones: () => get<{ phones: Phone[] }>(`${admin}/phones`),
  addPhone: (phone_id: string, owner: string) => post<{ key: string }>(`${admin}/phones`, { phone_id, owner, idempotency_key: newKey() }),
  rotatePhone: (id: string) => post<{ key: string }>(`${admin}/phones/${seg(id)}/rotate`),
  removePhone: (id: string) => del(`${admin}/phones/${seg(id)}`),
  keys: () => get<{ api_keys: ClientKey[] }>(`${admin}/api-keys`),
  addKey: (name: string) => post<{ key: string }>(`${admin}/api-keys`, { name, idempotency_key: newKey() }),
  rotateKey: (id: string) => post<{ key: string }>(`${admin}/api-keys/${seg(id)}/rotate`),
  removeKey: (id: string) => del(`${admin}/api-keys/${seg(id)}`),
  doctor: () => post<{ healthy: boolean; checkups: Checkup[] }>(`${admin}/doctor`),
};
