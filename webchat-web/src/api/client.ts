import { ApiError, errorOf } from './errors';

/** The relay that serves this page: everything before `/app/` belongs to its prefix. */
export const relayRoot = (): string => {
  const { origin, pathname } = location;
  const app = pathname.indexOf('/app/');
  return origin + (app > 0 ? pathname.slice(0, app) : '');
};

let token: string | null = null;
let onSignedOut: () => void = () => undefined;

export const useToken = (next: string | null): void => { token = next; };
export const currentToken = (): string | null => token;
export const whenSignedOut = (callback: () => void): void => { onSignedOut = callback; };

export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export const fileUrl = (url: string): string => (url.startsWith('http') ? url : relayRoot() + url);

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export async function call<T>(method: Method, path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = {};
  const sentWith = token;
  if (sentWith !== null) headers['X-PChat-Session'] = sentWith;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(relayRoot() + path, {
      method, headers, body: body === undefined ? null : JSON.stringify(body), signal: signal ?? null, cache: 'no-store',
    });
  } catch (e) {
    if (signal?.aborted) throw e;
    throw new ApiError(0, 'unreachable', 'The relay cannot be reached.');
  }
  if (response.ok) return (await response.json()) as T;
  const error = await errorOf(response);
  if (error.status === 401 && sentWith !== null && sentWith === token) onSignedOut();
  throw error;
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => call<T>('GET', path, undefined, signal);
export const post = <T>(path: string, body: object = {}): Promise<T> => call<T>('POST', path, body);
export const put = <T>(path: string, body: object): Promise<T> => call<T>('PUT', path, body);
export const patch = <T>(path: string, body: object): Promise<T> => call<T>('PATCH', path, body);
export const del = <T>(path: string): Promise<T> => call<T>('DELETE', path);
export const seg = encodeURIComponent;
