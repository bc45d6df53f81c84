import { formatInstant } from '#domain/time/format-instant.ts';
import type { Instant } from '#domain/time/limit.ts';
import { findZone } from '#domain/time/zone.ts';

/** An instant as the interface writes it: RFC 3339 in the offset of Asia/Shanghai. */
export function instantText(at: Instant): string {
  const zone = findZone('Asia/Shanghai');
  if (zone === undefined) throw new Error('the zone data do not know Asia/Shanghai');
  return formatInstant(zone, at);
}
