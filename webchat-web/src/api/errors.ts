/** An answer of the relay that is not a success. Status 0 means that there was no answer at all. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly retryAfter?: number,
    readonly fields: readonly { field: string; detail: string }[] = [],
  ) {
    super(detail);
  }

  /** Whether the same request can succeed later without a change. */
  get temporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export async function errorOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as {
    code?: string; detail?: string; title?: string; errors?: { field: string; detail: string }[];
  };
  const detail = body.errors?.[0]?.detail ?? body.detail ?? body.title ?? response.statusText;
  const after = Number(response.headers.get('Retry-After'));
  return new ApiError(response.status, body.code ?? 'unknown', detail, after > 0 ? after : undefined, body.errors);
}
