import { verifySync } from 'otplib';

/** A code is taken one step early or late: clocks of phones differ. RFC 6238, 5.2. */
const TOLERANCE_S = 30;

/**
 * The 30-second step that a six-digit code (RFC 6238, SHA-1) belongs to; undefined where it is wrong.
 *
 * @param secret in base32.
 * @param after the step of the last code that was taken; a code is good once.
 */
export function stepOfCode(
  secret: string,
  code: string,
  nowMs: number,
  after: number,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const epoch = Math.floor(nowMs / 1000);
  // Without a step before it there is nothing to be after.
  const since = after < 0 ? {} : { afterTimeStep: after };
  const answer = verifySync({ secret, token: code, epoch, epochTolerance: TOLERANCE_S, ...since });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : undefined;
}
