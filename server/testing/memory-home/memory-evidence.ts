import type { EvidenceTable } from '../../application/store/store.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** The index of evidence in memory. */
export function memoryEvidence({ evidence, heads, subjects }: MemoryViews): AtOnce<EvidenceTable> {
  const find = (
    { kind, month, region }: Parameters<EvidenceTable['subjects']>[0],
    marks: readonly number[],
    after: string,
    limit: number,
  ): readonly string[] => {
    const nos = [...evidence.values()]
      .filter((one) => one.kind === kind && one.month === month && one.region === region)
      .filter(({ mark, no }) => marks.includes(mark) && no > after)
      .map(({ no }) => no);
    return [...new Set(nos)].sort().slice(0, limit);
  };
  return {
    upTo: () => heads.get('evidencedTo') ?? 0,
    put: (marks, to) => {
      for (const one of marks) {
        evidence.set(`${one.kind} ${one.month} ${one.region} ${one.mark} ${one.no}`, one);
      }
      heads.set('evidencedTo', to);
    },
    numbers: (place, mark, after, limit) => find(place, [mark], after, limit),
    subjects: (place, marks, after, limit) =>
      find(place, marks, after, limit).flatMap((no) => {
        const row = subjects.get(`${place.kind} ${no}`);
        return row === undefined ? [] : [{ no, contribution: row.contribution }];
      }),
  };
}
