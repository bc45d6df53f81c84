import fc from 'fast-check';
import { firstReference } from '../../first-reference.ts';
import { dayOf } from '#domain/time/day.ts';
import type { ReferenceKind, ReferenceRow } from '../store/store-rows.ts';
import { ReferenceBook } from './reference-book.ts';

const CODES = ['370000', '370100', '370102', '370102001', 'a', 'b', 'c'];
const ON = dayOf(2026, 3, 2);
const always = { validFrom: null, validTo: null };
const code = fc.constantFrom(...CODES);
const name = fc.constantFrom('one', 'other');

type Said = readonly [kind: ReferenceKind, code: string, value: unknown];

const said: fc.Arbitrary<Said> = fc.oneof(
  fc
    .record({ code, name, parent: fc.option(code) })
    .map((one): Said => ['region', one.code, { ...one, ...always }]),
  fc
    .record({ code, name, regionCode: code, line: fc.option(name) })
    .map((one): Said => ['department', one.code, { ...one, parent: null, ...always }]),
  fc
    .record({ code, name, validFrom: fc.constantFrom(null, '2026-01-05', '2026-03-02') })
    .map(({ validFrom, ...one }): Said => {
      const limits = { departmentCode: null, statutoryLimit: null, commitmentLimit: null };
      const item = { ...one, ...limits, type: 'commitment', validFrom, validTo: null };
      return ['item', one.code, { ...item, withdrawn: false }];
    }),
  fc.record({ code, name }).map((one): Said => ['service', one.code, one]),
  fc.record({ id: code, name }).map((one): Said => ['ticketLimit', one.id, one]),
);

const FIRST = firstReference().map((row, index): ReferenceRow => ({ ...row, no: index + 1 }));

/** Everything that a book answers about these codes. */
function answersOf(book: ReferenceBook): unknown {
  const { configuration, root, servicesRecordedAt } = book;
  return {
    ...{ root, servicesRecordedAt, version: configuration.version },
    lists: [book.regions(), book.departments(), book.items(), book.services()],
    rules: [configuration.ticketLimits, configuration.cardRules, configuration.reviewPeriods],
    codes: CODES.map((each) => [
      book.findRegion(each),
      configuration.fileRegion(each),
      configuration.fileRegion(`${each}009`),
      book.findDepartment(each),
      book.lineOf(each),
      book.itemRecords(each).at(-1),
      book.findItem(each, ON),
      book.findService(each),
    ]),
  };
}

describe('a book that continues another', () => {
  it('answers as one that was made of all rows at once, and leaves the other as it was', () => {
    const parts = fc.array(fc.array(said, { maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 40 }), (all, kept) => {
        // Without most of what is shipped the region of a code has no known parent at first.
        const begun = FIRST.filter(({ kind, no }) => kind !== 'region' || no <= kept);
        const rows = [...begun];
        let no = FIRST.length;
        let book = new ReferenceBook(rows);
        const books = [{ book, size: rows.length }];
        for (const part of all) {
          const added = part.map(([kind, key, value]): ReferenceRow => {
            no += 1;
            return { no, kind, code: key, recordedAt: no, data: JSON.stringify(value) };
          });
          // Asked before it goes on, so that what it remembers is there to be wrong.
          answersOf(book);
          // As with a commit that fails: another continuation of the same book comes to nothing.
          book.with(added.toReversed());
          rows.push(...added);
          book = book.with(added);
          books.push({ book, size: rows.length });
        }
        for (const { book: one, size } of books) {
          expect(answersOf(one)).toEqual(answersOf(new ReferenceBook(rows.slice(0, size))));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('files what was filed nowhere under a region that was recorded since', () => {
    const book = new ReferenceBook(FIRST);
    expect(book.configuration.fileRegion('a').regionCode).toBe('unassigned');
    const data = JSON.stringify({ code: 'a', name: 'a', parent: '370000', ...always });
    const row = { no: FIRST.length + 1, kind: 'region', code: 'a', recordedAt: 1, data } as const;
    expect(book.with([row]).configuration.fileRegion('a').path).toBe('370000/a/');
    expect(book.configuration.fileRegion('a').regionCode).toBe('unassigned');
  });

  it('holds of its rules the one recorded last as the last, though its code was known before', () => {
    const rule = (no: number, code: string): ReferenceRow => {
      return { no, kind: 'reviewPeriod', code, recordedAt: no, data: JSON.stringify({ code, no }) };
    };
    const none = FIRST.filter(({ kind }) => kind !== 'reviewPeriod');
    const book = new ReferenceBook([...none, rule(9001, 'a'), rule(9002, 'b')]);
    const { reviewPeriods } = book.with([rule(9003, 'a')]).configuration;
    expect<unknown>(reviewPeriods).toEqual([
      { code: 'b', no: 9002 },
      { code: 'a', no: 9003 },
    ]);
  });
});
