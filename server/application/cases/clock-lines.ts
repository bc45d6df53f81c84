import type { ClockLine } from '#contract/clock-view.ts';

/** A clock as a row keeps it; 0 where its id is its kind, as of all that a subject has one of. */
type Kept = readonly [
  kind: ClockLine['kind'],
  id: string | 0,
  due: string | null,
  bucket: ClockLine['bucket'],
  /** Absent of most: see `plainLimit` of the domain. */
  plainLimit?: number | 'never',
];

/** A clock as it is to be kept. */
export type LineToKeep = ClockLine & { readonly plainLimit?: number | 'never' | null | undefined };

/** The clocks of a subject as its row keeps them for lists: JSON without names of fields. */
export function clockLinesText(lines: readonly LineToKeep[]): string {
  return JSON.stringify(
    lines.map(({ kind, id, due, bucket, plainLimit }): Kept => {
      const ownId = id === kind ? 0 : id;
      return plainLimit == null
        ? [kind, ownId, due, bucket]
        : [kind, ownId, due, bucket, plainLimit];
    }),
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

/** The `plainLimit` of the commitment; `never` of a subject without any. */
export function readPlainLimit(text: string): number | 'never' | null {
  const found = /\["commitment",[^\]]*?(?:,(\d+|"never"))?\]/.exec(text);
  if (found === null) return text.includes('"commitment"') ? null : 'never';
  if (found[1] === undefined) return null;
  return found[1] === '"never"' ? 'never' : Number(found[1]);
}
