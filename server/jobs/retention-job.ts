import { PLATFORM_ACTOR } from '../application/audit/audit-entry.ts';
import type { RetentionDesk } from '../application/retention/retention.ts';
import type { Store } from '../application/store/store.ts';
import { every } from './every.ts';
import type { Job } from './every.ts';

const LOOK_EVERY_MS = 60_000;
/** It reads all subjects: once a day and once after each start is enough. */
const RUN_EVERY_MS = 86_400_000;

/** Lets go what is older than the kept months, one process at a time. */
export function retentionJob(
  desk: Pick<RetentionDesk, 'retain'>,
  store: Pick<Store, 'onDuty'>,
  months: number,
  now: () => number,
  onFailure: () => void,
): Job {
  let lastRun = -Infinity;
  return every(
    LOOK_EVERY_MS,
    async () => {
      if (now() - lastRun < RUN_EVERY_MS) return false;
      lastRun = now();
      await store.onDuty('retaining', () => desk.retain({ by: PLATFORM_ACTOR, months }));
      return false;
    },
    onFailure,
  );
}
