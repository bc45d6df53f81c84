import type { EvidenceTable } from '../../application/store/store.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** The index of evidence in memory. */
export function memoryEvidence({ evidence, heads, subjects }: MemoryViews): AtOnce<EvidenceTable> {
  return {
    upTo: () => heads.get('evidencedTo') ?? 0,
    put: (marks, to) => {
      for (const one of marks) {
        evidence.set(`${one.kind} ${one.month} ${one.region} ${one.mark} ${one.no}`, one);
      }
      heads.set('evidencedTo', to);
    },
    subjects: ({ kind, month, region }, marks, after, limit) => {
      const nos = [...evidence.values()]
        .filter((one) => one.kind === kind && one.month === month && one.region === region)
        .filter(({ mark, no }) => marks.includes(mark) && no > after)
        .map(({ no }) => no);
      return [...new Set(nos)]
        .sort()
        .slice(0, limit)
        .flatMap((no) => {
          const row = subjects.get(`${kind} ${no}`);
          return row === undefined ? [] : [{ no, contribution: row.contribution }];
        });
    },
  };
}
