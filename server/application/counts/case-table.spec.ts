import fc from 'fast-check';
import type { CaseKind } from './case-kinds.ts';
import { CaseTable } from './case-table.ts';
import type { KeptBrief } from './kept-brief.ts';

const place = { line: '', path: '37/', department: null, item: null };
const aStep = fc.record({
  no: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  /** Null takes the case away; a shape of 0 stands for none. */
  mark: fc.option(
    fc.record({ movable: fc.constantFrom('m', 'n'), shape: fc.integer({ min: 0, max: 2 }) }),
    { freq: 3 },
  ),
});

describe('the table of cases', () => {
  it('has a kind for each mark that cases have, and none more, whatever they were before', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 40 }), (steps) => {
        const table = new CaseTable();
        const wanted = new Map<string, string>();
        for (const { no, mark } of steps) {
          if (mark === null) {
            table.remove(no);
            wanted.delete(no);
            continue;
          }
          const shape = mark.shape === 0 ? null : mark.shape;
          const kind = table.kinds.of({ movable: mark.movable, shape, plain: undefined });
          table.put(no, kind, table.places.of(place), 1);
          wanted.set(no, shape === null ? `${no} alone` : `${shape} ${mark.movable}`);
        }
        expect(table.size).toBe(wanted.size);
        const kinds = new Map<string, Set<CaseKind | undefined>>();
        for (const [no, key] of wanted) {
          kinds.set(key, (kinds.get(key) ?? new Set()).add(table.kindOf(no)));
        }
        const found = [...kinds.values()].map((each) => [...each]);
        expect(found.every((each) => each.length === 1 && each[0] !== undefined)).toBeTrue();
        const all = [...table.kinds.all()];
        expect(new Set(found.flat())).toEqual(new Set(all));
        expect(all.length).toBe(kinds.size);
        expect(all.reduce((sum, { cases }) => sum + cases, 0)).toBe(wanted.size);
        expect(table.sampleOf(all).map((no) => table.kindOf(no))).toHaveSize(all.length);
        expect(new Set(table.sampleOf(all).map((no) => table.kindOf(no)))).toEqual(new Set(all));
      }),
      { numRuns: 500 },
    );
  });

  it('finds a kind by its signs while cases are of it, and no longer', () => {
    const table = new CaseTable();
    const mark = { movable: 'm', shape: 1, plain: undefined };
    const kind = table.kinds.of(mark);
    for (const sign of ['one', 'other']) table.kinds.note(sign, kind);
    table.put('A', kind, table.places.of(place), 1);
    expect(table.kinds.find('other', 1)).toBe(kind);
    expect(table.kinds.find('other', 2)).toBeUndefined();
    table.put('A', table.kinds.of({ ...mark, shape: 2 }), table.places.of(place), 2);
    expect(table.kinds.find('one', 1)).toBeUndefined();
    expect(table.kinds.find('other', 1)).toBeUndefined();
    expect(table.kinds.of(mark)).not.toBe(kind);
  });

  it('keeps of a kind the last moment at which a case of it was derived', () => {
    const table = new CaseTable();
    const kind = table.kinds.of({ movable: 'm', shape: 1, plain: undefined });
    table.put('A', kind, table.places.of(place), 7);
    table.put('B', kind, table.places.of(place), 5);
    expect(kind.asOf).toBe(7);
  });

  it('says of a case that was read again that it was', () => {
    const table = new CaseTable();
    const kind = table.kinds.of({ movable: 'm', shape: 1, plain: undefined });
    table.put('A', kind, table.places.of(place), 1);
    const before = table.stampOf(0);
    table.put('A', kind, table.places.of(place), 1);
    expect(table.stampOf(0)).not.toBe(before);
    expect(kind.cases).toBe(1);
  });

  it('has room for a brief again once the last case of its kind has gone', () => {
    const table = new CaseTable();
    const brief = {} as KeptBrief;
    for (let no = 0; table.kinds.hasRoom; no += 1) {
      const kind = table.kinds.of({ movable: 'm', shape: no, plain: undefined });
      table.put(String(no), kind, table.places.of(place), 1);
      table.kinds.keepBrief(kind, brief);
    }
    const more = table.kinds.of({ movable: 'n', shape: 1, plain: undefined });
    table.kinds.keepBrief(more, brief);
    expect(more.brief).toBeUndefined();
    table.remove('7');
    table.kinds.keepBrief(more, brief);
    expect(more.brief).toBe(brief);
  });
});
