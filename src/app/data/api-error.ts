import type { Problem } from '#contract/page.ts';

/**
 * Why a request brought no answer. `offline` and `aborted` never reached the server; all others
 * carry the status and the code of its problem document.
 */
export class ApiError extends Error {
  readonly code: string;
  /** 0 where no answer came. */
  readonly status: number;
  readonly problem: Problem | undefined;

  constructor(code: string, status: number, problem: Problem | undefined, cause?: unknown) {
    super(problem?.detail ?? problem?.title ?? code, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.problem = problem;
  }

  /** The item as it is now, of a 409. */
  get current(): unknown {
    return this.problem?.current;
  }
}

/** Reads a problem document from an answer that refused; whatever it holds, a code comes out. */
export function decodeProblem(body: unknown, status: number): ApiError {
  if (!isRecord(body) || typeof body['code'] !== 'string') {
    return new ApiError(`http/${status}`, status, undefined);
  }
  const text = (key: string): string | undefined =>
    typeof body[key] === 'string' ? body[key] : undefined;
  return new ApiError(body['code'], status, {
    type: text('type') ?? 'about:blank',
    title: text('title') ?? body['code'],
    status,
    code: body['code'],
    detail: text('detail'),
    path: text('path'),
    current: body['current'],
  });
}

/** Whether the caller itself gave up; nothing need be said about it. */
export function isAborted(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'aborted';
}

/** The error as an ApiError; a broken assumption of ours stays what it is in its cause. */
export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('unexpected', 0, undefined, error);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
