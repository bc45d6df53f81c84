import { dissolve } from '#domain/reference/dissolve.ts';
import { writeOutline } from '#domain/reference/outline.ts';
import type { LoadReport } from './reference-port.ts';
import { decodeOutline, nameOf } from './decode-outline.ts';
import type { ReadOutline } from './decode-outline.ts';
import type { OutlineRecord } from './reference-data.ts';

/** Points of one file: three times those of a province's counties as finely as they are published. */
const MOST_POINTS = 300_000;

type Refused = LoadReport['refused'][number];

/**
 * Reads the features of an outline file. What names an abolished region becomes part of the region
 * under which it goes on, without the border between both.
 */
export function readOutlines(
  features: readonly unknown[],
  isKnown: (code: string) => boolean,
): { readonly records: readonly OutlineRecord[]; readonly refused: readonly Refused[] } {
  const refused: Refused[] = [];
  const byCode = new Map<string, ReadOutline[]>();
  let points = 0;
  for (const [row, value] of features.entries()) {
    const read = decodeOutline(value);
    if (!read.ok) {
      refused.push({ row, ...read.error });
      continue;
    }
    const { code, named, rings } = read.value;
    const others = byCode.get(code) ?? [];
    points += rings.reduce((sum, ring) => sum + ring.length, 0);
    const refuse = (why: string, reason = 'load/invalid'): void => {
      refused.push({ row, code: reason, message: `${nameOf(value)}: ${why}` });
    };
    if (!isKnown(code)) refuse(`${code} is not known as a region`, 'load/unknownRegion');
    else if (others.some((other) => other.named === named)) refuse(`${named} stands twice`);
    else if (points > MOST_POINTS) refuse(`the file has more than ${MOST_POINTS} points`);
    else byCode.set(code, [...others, read.value]);
  }
  const records = [...byCode].map(([code, parts]): OutlineRecord => {
    const rings = parts.flatMap((part) => part.rings);
    const path = writeOutline(parts.length === 1 ? rings : dissolve(rings));
    return { code, licence: [...new Set(parts.map(({ licence }) => licence))].join('; '), path };
  });
  return { records, refused };
}
