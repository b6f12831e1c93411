import { get, post, seg } from './client';

const admin = '/api/v1/webchat/admin';
export interface ManagedUser { chat_address: string; email?: string; display_name: string; kind: string; public_visible: boolean; admin: boolean; standing?: string }
export interface AccessRequest { request_id: string; email: string; display_name?: string; state: string; asked_at: string }
export interface AbuseReport { report_id: string; reporter: string; chat_address?: string; message_id?: string; reason: string; note?: string; at: string; resolved_at?: string }
export interface AuditLine { number: number; at: string; actor?: string; deed: string; target?: string; detail?: string }
export interface Stats { people: number; agents: number; groups: number; sessions_online: number; messages: number; open_questions: number }

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
};
