import type { DecodedEvent } from './decode-event.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * What two events of one identity (source and id) must share to be the same event sent twice
 * (interfaces.md 1.2). The time is compared as an instant: the same moment written with another
 * offset is no conflict.
 */
export function contentOf({
  type,
  subject,
  time,
  data,
}: Pick<DecodedEvent, 'type' | 'subject' | 'time' | 'data'>): string {
  return canonicalJson({ type, subject, time, data });
}
