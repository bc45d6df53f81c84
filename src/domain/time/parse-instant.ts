import { parseDay } from './day.ts';
import type { Instant } from './limit.ts';

const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const LONGEST = 64; // far above any fraction a source sends, so that hostile text costs nothing

/**
 * Reads an instant in RFC 3339 with its offset; a fraction is cut to milliseconds. Undefined for
 * any other form, above all for local times without offset: they name no instant.
 */
export function parseInstant(text: string): Instant | undefined {
  if (text.length > LONGEST) return undefined;
  const found = RFC_3339.exec(text);
  if (found === null) return undefined;
  const day = parseDay(text.slice(0, 10));
  if (day === undefined) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3]);
  const offsetHour = found[6] === undefined ? 0 : Number(found[6]);
  const offsetMinute = found[7] === undefined ? 0 : Number(found[7]);
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) {
    return undefined;
  }
  const ahead = (offsetHour * 60 + offsetMinute) * (found[5] === '-' ? -1 : 1);
  const minutes = day * 1440 + hour * 60 + minute - ahead;
  // A leap second is only ever the last one of a UTC day.
  if (second === 60 && (((minutes + 1) % 1440) + 1440) % 1440 !== 0) return undefined;
  const fraction = found[4] === undefined ? 0 : Number(`${found[4]}00`.slice(0, 3));
  return (minutes * 60 + second) * 1000 + fraction;
}
