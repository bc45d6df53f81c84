import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { ChangedSubject } from '../../application/store/store-rows.ts';

/** A cell and an amount after the other; a cell that the change's deltas name stands as its place there. */
type Moves = readonly (string | number)[];

/** Number and moves; the kind where it is no case. */
type Written = readonly [no: string, moves: Moves, kind?: SubjectKind];

/** Before moves were kept: a case was its number alone. */
type WrittenBefore = string | readonly [kind: SubjectKind, no: string];

/**
 * The subjects that a change wrote and what each moved in the counts, as its row keeps them. Most of
 * the cells stand in the deltas beside it, so that keeping who moved them costs a number each.
 */
export function subjectsText(subjects: readonly ChangedSubject[], deltas: Contribution): string {
  const places = new Map(deltas.map(([cell], place) => [cell, place]));
  const written = subjects.map(({ kind, no, moved }): Written => {
    const moves = (moved ?? []).flatMap(([cell, amount]) => [places.get(cell) ?? cell, amount]);
    return kind === 'case' ? [no, moves] : [no, moves, kind];
  });
  return JSON.stringify({ subjects: written });
}

/** Reads what {@link subjectsText} wrote, also what it wrote before it kept moves: those are not known. */
export function readSubjects(text: string, deltas: Contribution): readonly ChangedSubject[] {
  const read = JSON.parse(text) as
    readonly WrittenBefore[] | { readonly subjects: readonly Written[] };
  if ('subjects' in read) {
    return read.subjects.map(([no, moves, kind = 'case']) => ({
      kind,
      no,
      moved: movesOf(moves, deltas),
    }));
  }
  return read.map((one) =>
    typeof one === 'string'
      ? { kind: 'case', no: one, moved: null }
      : { kind: one[0], no: one[1], moved: null },
  );
}

function movesOf(moves: Moves, deltas: Contribution): Contribution {
  const read: (readonly [string, number])[] = [];
  for (let at = 0; at < moves.length; at += 2) {
    const named = moves[at];
    const cell = typeof named === 'number' ? deltas[named]?.[0] : named;
    if (cell === undefined) throw new SyntaxError('a change names a cell that it did not move');
    read.push([cell, Number(moves[at + 1])]);
  }
  return read;
}
