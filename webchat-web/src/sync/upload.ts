import { currentToken, relayRoot } from '../api/client';
import { ApiError } from '../api/errors';
import type { OutboxFile } from '../state/model';

export interface Uploaded { file_id: string; kind: string }

/** XMLHttpRequest, because fetch reports no progress of what it sends. */
export function upload(file: OutboxFile, onProgress: (part: number) => void, signal: AbortSignal): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${relayRoot()}/api/v1/webchat/upload`);
    request.setRequestHeader('X-PChat-Session', currentToken() ?? '');
    request.responseType = 'json';
    request.upload.onprogress = (e) => { if (e.lengthComputable) onProgress(e.loaded / e.total); };
    request.onerror = () => reject(new ApiError(0, 'unreachable', 'The relay cannot be reached.'));
    request.onabort = () => reject(new ApiError(499, 'cancelled', 'Cancelled.'));
    request.onload = () => {
      const body = request.response as (Uploaded & { code?: string; detail?: string }) | null;
      if (request.status >= 200 && request.status < 300 && body) resolve({ file_id: body.file_id, kind: body.kind });
      else reject(new ApiError(request.status, body?.code ?? 'unknown', body?.detail ?? request.statusText));
    };
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    if (!file.voice && file.type.startsWith('audio/')) form.append('attachment_kind', 'file');
    form.append('file', new File([file.blob], file.name, { type: file.type }));
    request.send(form);
  });
}
