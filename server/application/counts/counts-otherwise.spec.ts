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
  channel: fc.constantFrom('window', 'online'),
  // A step counts days or hours, or there is none.
  step: fc.constantFrom(null, 'workingDay', 'workingHour'),
  // Without one of its own it takes what its item promises.
  promises: fc.boolean(),
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
    const events = courses.flatMap((course) => {
      const { no, accepted, lasted, limit, pause, step } = course;
      const more = { subject: `C-${no}` };
      const data = {
        ...{ ...RECEIVED, departmentCode: course.department, channel: course.channel },
        commitmentLimit: course.promises ? { value: limit, unit: 'workingDay' } : undefined,
      };
      const ofStep = { step: '审查', limit: { value: 4, unit: step } };
      return [
        sent('received', at(accepted), data, more),
        sent('accepted', at(accepted), {}, more),
        ...(step === null ? [] : [sent('stepStarted', at(accepted), ofStep, more)]),
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
  /** Three working days and three days that end alike: what they add is the same, their shapes are not. */
  const tellLikeOnes = async (): Promise<void> => {
    const events = ['workingDay', 'naturalDay'].flatMap((unit) => {
      const more = { subject: unit };
      const data = { ...RECEIVED, commitmentLimit: { value: 3, unit } };
      return [
        sent('received', '2026-03-02', data, more),
        sent('accepted', '2026-03-02', {}, more),
        sent('finished', '2026-03-04', {}, more),
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

  it('follow what the configuration moves, also while rows do not follow it yet', async () => {
    const decree = async (holiday: string): Promise<void> => {
      const official = test.current().calendar('cn');
      const holidays = [...new Set([...(official?.holidays ?? []), holiday])].sort();
      const loaded = await test.current().load('calendars', [{ ...official, holidays }]);
      expect(loaded.ok && loaded.value.refused).toEqual([]);
    };
    const revise = async (days: number, on: string): Promise<void> => {
      const item = {
        ...{ code: RECEIVED.itemCode, name: '取水许可', type: 'standard', onlineDepth: 3 },
        limits: {
          statutory: { value: 15, unit: 'workingDay' },
          commitment: { value: days, unit: 'workingDay' },
        },
      };
      const published = sent('item.published', on, item, { subject: RECEIVED.itemCode });
      await test.current().ingest([published], HTTP);
    };
    const aChange = fc.oneof(
      dayText.map((holiday) => () => decree(holiday)),
      fc.tuple(fc.integer({ min: 1, max: 9 }), dayText).map(
        ([days, on]) =>
          () =>
            revise(days, on),
      ),
    );
    const aStep = fc.record({
      courses: fc.array(aCourse, { maxLength: 4 }),
      rules: someRules,
      change: aChange,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 4 }), async (steps) => {
        const otherwise = new CountsOtherwise(side);
        for (const { courses, rules, change } of steps) {
          await tell(courses);
          await change();
          await side.refresh(test.current().sweptTo());
          // A new version of an item: its cases follow only with the check.
          expect(await answer(otherwise, rules)).toEqual(await slowly(rules));
          expect((await test.current().verify()).difference).toBe(0);
          await side.refresh(test.current().sweptTo());
          expect(await answer(otherwise, rules)).toEqual(await slowly(rules));
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('trust no number of a shape while cases are yet to follow the configuration', async () => {
    await tellLikeOnes();
    const keys = ['workingDay', 'naturalDay'].map((no) => ({ kind: 'case', no }) as const);
    const [one, other] = await side.store.subjects.glance(keys);
    expect(new Set([one?.sign, other?.sign]).size).toBe(1);
    expect(new Set([one?.shape, other?.shape]).size).toBe(2);
    const say = async (refiledTo: number, shapes: readonly (number | null | undefined)[]) => {
      for (const [place, { no }] of keys.entries()) {
        await test.tamper(`UPDATE subject SET shape = ${shapes[place] ?? 0} WHERE no = '${no}'`);
      }
      await test.tamper(`UPDATE head SET value = ${refiledTo} WHERE name = 'refiledTo'`);
    };
    const { refiledTo } = await side.store.journal.head();
    const otherwise = new CountsOtherwise(side);
    const rules = { commitmentDays: 2 };
    await say(refiledTo - 1, [one?.shape, one?.shape]);
    expect(await answer(otherwise, rules)).toEqual(await slowly(rules));
    await say(refiledTo, [one?.shape, other?.shape]);
    const told: string[] = [];
    expect(await answer(otherwise, rules, told)).toEqual(await slowly(rules));
    // What was not trusted is looked at once more, and then no more.
    expect(told).toContain('reading');
    told.length = 0;
    await answer(otherwise, { commitmentDays: 3 }, told);
    expect(told).toEqual([]);
  });

  it('read the events of a case whose row tells no shape, and trust no other than they give', async () => {
    await tell(fc.sample(aCourse, { numRuns: 30, seed: 3 }));
    await tellLikeOnes();
    // On a day off among theirs the like ones part.
    const dayOff = { calendar: { holidays: ['2026-03-03'] } };
    const both = [{ commitmentDays: 2 }, dayOff];
    for (const [shape, asked] of [['NULL', both] as const, ['1', [dayOff]] as const]) {
      await test.tamper(`UPDATE subject SET shape = ${shape}`);
      for (const rules of asked) {
        const otherwise = new CountsOtherwise(side);
        expect(await answer(otherwise, rules)).toEqual(await slowly(rules));
        expect(await answer(otherwise, rules)).toEqual(await slowly(rules));
      }
    }
  });

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
