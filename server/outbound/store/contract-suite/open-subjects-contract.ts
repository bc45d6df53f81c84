import type { Store } from '../../../application/store/store.ts';
import type { SubjectKey } from '../../../application/store/store-rows.ts';
import { subject } from './sample-rows.ts';

/** How every home finds tickets and reviews that wait for somebody. Call it inside a `describe` of the home. */
export function describeOpenSubjects(getStore: () => Store): void {
  it('finds what is open, in order of kind and number, and what is not', async () => {
    const store = getStore();
    const open = { kind: 'ticket', open: true, summary: '{}' } as const;
    const rows = [
      subject('T2', open),
      subject('T1', open),
      subject('T3', { ...open, open: false }),
      subject('R1', { ...open, kind: 'review' }),
      subject('C1'),
    ];
    await store.transaction(({ subjects }) =>
      subjects.put(rows.map((row) => ({ row, before: undefined }))),
    );
    const told = async (after: SubjectKey | null): Promise<readonly string[]> =>
      (await store.subjects.scanOpen(after, 9)).map(({ kind, no }) => `${kind} ${no}`);
    expect(await told(null)).toEqual(['review R1', 'ticket T1', 'ticket T2']);
    expect(await told({ kind: 'ticket', no: 'T1' })).toEqual(['ticket T2']);
    const ended = await store.subjects.list({ kind: 'ticket', path: '', open: false }, null, 9);
    expect(ended.map(({ no }) => no)).toEqual(['T3']);
    const [before] = rows.slice(0, 1);
    await store.transaction(({ subjects }) =>
      subjects.put([{ row: subject('T2', { ...open, open: false, version: 2 }), before }]),
    );
    expect(await told({ kind: 'ticket', no: '' })).toEqual(['ticket T1']);
  });
}
