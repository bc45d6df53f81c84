import type { AuditAnchors } from '../application/audit/audit-anchors.ts';
import { every } from './every.ts';
import type { Job } from './every.ts';

/** How often it is looked whether an anchor is due. */
const LOOK_EVERY_MS = 10_000;

/** Anchors the audit log as time and rows ask for it. */
export function anchorJob(anchors: AuditAnchors, failed: () => void): Job {
  return every(
    LOOK_EVERY_MS,
    async () => {
      await anchors.keepUp();
      return false;
    },
    failed,
  );
}
