import type { ClockInput, ClockReading } from '../time/clock.ts';
import type { Instant } from '../time/limit.ts';
import type { ClockBucket, ClockKind } from './clock-kind.ts';

/** One clock of a subject, read at one moment. */
export interface SubjectClock {
  readonly kind: ClockKind;
  /** Unique and stable within the subject: the kind, where there may be several with what tells them apart. */
  readonly id: string;
  readonly input: ClockInput;
  readonly reading: ClockReading;
  /** When it ended; null while it runs. */
  readonly endedAt: Instant | null;
  /** Whether it ended as `void` (withdrawn, terminated, not accepted). */
  readonly void: boolean;
  readonly bucket: ClockBucket;
  /** The department answerable: of a step or a dispatch its own, else the subject's. */
  readonly departmentCode: string | null;
  /** Where the limit comes from: the event's own, an item version, or the law (with its article). */
  readonly basis: string;
}
