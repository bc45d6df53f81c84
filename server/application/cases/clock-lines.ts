import type { ClockLine } from '#contract/clock-view.ts';

/** A clock as a row keeps it; 0 where its id is its kind, as of all that a subject has one of. */
type Kept = readonly [
  kind: ClockLine['kind'],
  id: string | 0,
  due: string | null,
  bucket: ClockLine['bucket'],
];

/** The clocks of a subject as its row keeps them for lists: JSON without names of fields. */
export function clockLinesText(lines: readonly ClockLine[]): string {
  return JSON.stringify(
    lines.map(({ kind, id, due, bucket }): Kept => [kind, id === kind ? 0 : id, due, bucket]),
  );
}

/** The clocks that a row keeps; also those that an earlier version wrote, with names of fields. */
export function readClockLines(text: string): readonly ClockLine[] {
  return (JSON.parse(text) as readonly (Kept | ClockLine)[]).map((one) => {
    if ('kind' in one) return one;
    const [kind, id, due, bucket] = one;
    return { kind, id: id === 0 ? kind : id, due, bucket };
  });
}
