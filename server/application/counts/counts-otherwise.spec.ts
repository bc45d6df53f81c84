import fc from 'fast-check';
import type { OtherRules } from '#contract/ranking-view.ts';
import { deriveCase } from '#domain/derive-case.ts';
import { readPeriod } from '#domain/indicators/period.ts';
import { homeOf, openStore } from '../../outbound/store/home.ts';
import { defaultKeyFile } from '../../outbound/vault/key-file.ts';
import { openVault } from '../../outbound/vault/open-vault.ts';
import { HTTP, RECEIVED, openTestPlatform, sent } from '../../testing/open-test-platform.ts';
import type { TestPlatform } from '../../testing/open-test-platform.ts';
import { ReadSide } from '../read-side.ts';
import type { Store } from '../store/store.ts';
import { CountsOtherwise } from './counts-otherwise.ts';
import type { CountCell } from './count-cell.ts';
import { Counts } from './counts.ts';
import { otherConfiguration, withLimit } from './other-rules.ts';

const MARCH = readPeriod('2026-03');
const MEASURES = [
  ...['clock commitment', 'clock statutory', 'clock correctionNotice', 'early commitment'],
  ...['days actual', 'days spared', 'pause days', 'quality reportedLate'],
];

const day = fc.integer({ min: 1, max: 27 });
const dayText = day.map((no) => `2026-03-${String(no).padStart(2, '0')}`);
const someRules: fc.Arbitrary<OtherRules> = fc.oneof(
  fc.record({ commitmentDays: fc.integer({ min: -4, max: 6 }) }),
  fc.record({ calendar: fc.record({ holidays: fc.array(dayText, { maxLength: 3 }) }) }),
  fc.record({
    calendar: fc.record({ holidays: fc.array(dayText, { maxLength: 2 }) }),
    commitmentDays: fc.integer({ min: -2, max: 3 }),
  }),
);
/** Something that happens to one of some cases: most are told from their beginning to their end. */
const aCourse = fc.record({
  no: fc.integer({ min: 1, max: 9 }),
  accepted: day,
  lasted: fc.option(fc.integer({ min: 0, max: 20 })),
  limit: fc.integer({ min: 0, max: 9 }),
  pause: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 4 }),
  department: fc.constantFrom('370102-water', '370102-land'),
});

type Course = typeof aCourse extends fc.Arbitrary<infer T> ? T : never;

describe('the counts as they would be', () => {
  let test: TestPlatform;
  let side: ReadSide;
  let stores: readonly Store[];

  beforeEach(async () => {
    test = await openTestPlatform('2026-04-20T10:00:00+08:00');
    const home = homeOf(test.settings.dataDir, test.settings.databaseUrl);
    const open = (): Store => openStore(home, 'reader', 'small');
    const [store, one, list] = [open(), open(), open()];
    stores = [store, one, list];
    const vault = await openVault(store, defaultKeyFile(test.folder), test.clock.now());
    side = await ReadSide.open(store, { one, list }, vault);
  });

  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await test.dispose();
  });

  const period = (): NonNullable<typeof MARCH> => {
    if (MARCH === undefined) throw new RangeError('no period');
    return MARCH;
  };
  const tell = async (courses: readonly Course[]): Promise<void> => {
    const at = (no: number): string =>
      new Date(Date.UTC(2026, 2, no, 2)).toISOString().slice(0, 10);
    const events = courses.flatMap(({ no, accepted, lasted, limit, pause, department }) => {
      const more = { subject: `C-${no}` };
      const data = {
        ...{ ...RECEIVED, departmentCode: department },
        commitmentLimit: { value: limit, unit: 'workingDay' },
      };
      return [
        sent('received', at(accepted), data, more),
        sent('accepted', at(accepted), {}, more),
        ...(pause === null
          ? []
          : [
              sent('suspended', at(accepted), { reason: 'HEARING' }, more),
              sent('resumed', at(accepted + pause), { reason: 'HEARING' }, more),
            ]),
        ...(lasted === null ? [] : [sent('finished', at(accepted + lasted), {}, more)]),
      ];
    });
    await test.current().ingest(events, HTTP);
    await side.refresh(test.current().sweptTo());
  };
  const answer = async (
    otherwise: CountsOtherwise,
    rules: OtherRules,
    told: string[] = [],
  ): Promise<ReadonlyMap<string, number>> => {
    const onProgress = ({ phase }: { readonly phase: string }): void => {
      told.push(phase);
    };
    const found = await otherwise.ask(rules, period(), { onProgress });
    if (!found.ok) throw new Error(found.error.code);
    return sumsOf(found.value);
  };
  /** Every case derived from all its events, as a recompute with these rules would. */
  const slowly = async (rules: OtherRules): Promise<ReadonlyMap<string, number>> => {
    const configuration = otherConfiguration(side, rules);
    if (!configuration.ok) throw new Error(configuration.error.code);
    const counts = new Counts();
    const rows = await side.store.subjects.scan('case', '', 1000);
    for (const row of rows) {
      const events = await side.store.log.read(row.events);
      const longer = events.map((event) => withLimit(event, rules.commitmentDays ?? 0));
      const asOf = Math.max(side.sweptTo, row.asOf);
      const derived = deriveCase(longer, configuration.value, asOf);
      for (const [cell, amount] of derived.contribution) {
        counts.add(`${row.line ?? ''}|${cell}`, amount);
      }
    }
    return sumsOf(counts);
  };

  it('are what deriving every case anew gives, whatever happens between the questions', async () => {
    const step = fc.record({ courses: fc.array(aCourse, { maxLength: 4 }), rules: someRules });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const otherwise = new CountsOtherwise(side);
        for (const { courses, rules } of steps) {
          await tell(courses);
          expect(await answer(otherwise, rules)).toEqual(await slowly(rules));
        }
        const [first] = steps;
        if (first === undefined) return;
        expect(await answer(otherwise, first.rules)).toEqual(await slowly(first.rules));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('are answered at once where what they need was read while nobody asked', async () => {
    await tell(fc.sample(aCourse, { numRuns: 12, seed: 1 }));
    const rules = { calendar: { holidays: ['2026-03-10'] } };
    const told: string[] = [];
    const warmed = new CountsOtherwise(side);
    await warmed.warm(period());
    expect(await answer(warmed, rules, told)).toEqual(await slowly(rules));
    expect(told).toEqual([]);
    await answer(new CountsOtherwise(side), rules, told);
    expect(new Set(told)).toEqual(new Set(['reading', 'deriving']));
  });

  it('do not wait for what is read while nobody asks', async () => {
    await tell(fc.sample(aCourse, { numRuns: 12, seed: 2 }));
    const otherwise = new CountsOtherwise(side);
    const warming = otherwise.warm(period());
    expect(await answer(otherwise, { commitmentDays: 2 })).toEqual(
      await slowly({ commitmentDays: 2 }),
    );
    await warming;
    await otherwise.stop();
  });
});

function sumsOf(counts: Pick<Counts, 'visit'>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const { from, to } = readPeriod('2026-03') ?? { from: undefined, to: undefined };
  for (const measure of MEASURES) {
    counts.visit(measure, { path: '', line: null, from, to }, ({ amount, ...cell }: CountCell) => {
      const { path, department, item, day: on, kind } = cell;
      const key = JSON.stringify([measure, path, department, item, on, kind]);
      sums.set(key, (sums.get(key) ?? 0) + amount);
    });
    // The same again as rankings ask for it: by regions, and by departments.
    for (const field of ['path', 'department'] as const) {
      const asked = { path: '', line: null, from, to, apartBy: [field, 'kind'] as const };
      counts.visit(measure, asked, (cell) => {
        const key = JSON.stringify([measure, field, cell[field], cell.kind]);
        sums.set(key, (sums.get(key) ?? 0) + cell.amount);
      });
    }
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0).sort());
}
