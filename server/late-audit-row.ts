import { every } from './jobs/every.ts';
import type { Job } from './jobs/every.ts';
import type { AuditEntry } from './application/audit/audit-rows.ts';
import type { Platform } from './application/platform.ts';
import { ServiceError } from './errors.ts';

const TRY_EVERY_MS = 5000;

/**
 * Puts a row into the audit log, now or, where the disk is full, as soon as there is room: a server that
 * cannot note its start still answers what is asked of it.
 */
export async function auditWithRoom(
  platform: Pick<Platform, 'audit'>,
  entry: AuditEntry,
  tryEveryMs = TRY_EVERY_MS,
): Promise<Job | undefined> {
  const isRefused = (error: unknown): boolean =>
    error instanceof ServiceError && error.code === 'store/full';
  try {
    await platform.audit(entry);
    return undefined;
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
  const job = every(
    tryEveryMs,
    async () => {
      await platform.audit(entry);
      void job.stop();
      return false;
    },
    () => undefined,
  );
  return job;
}
