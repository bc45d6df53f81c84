import type { Refusal } from '../../application/platform.ts';
import type { ErrorCode } from '../../errors.ts';
import type { Result } from '#domain/result.ts';

/** A request that is refused by rule: thrown in a route, answered as a problem document. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';
  readonly refusal: Refusal;
  /** Seconds after which to try again. */
  readonly retryAfter: number | undefined;

  constructor(refusal: Refusal, retryAfter?: number) {
    super(refusal.message ?? refusal.code);
    this.refusal = refusal;
    this.retryAfter = retryAfter;
  }
}

/** Refuses with a code of our own table. */
export function refuse(code: ErrorCode, message?: string, retryAfter?: number): never {
  throw new RefusedRequest({ code, message }, retryAfter);
}

/** The value of a use case, or its refusal thrown. */
export function valueOf<T>(result: Result<T, Refusal>): T {
  if (result.ok) return result.value;
  throw new RefusedRequest(result.error);
}
