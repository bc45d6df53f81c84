import fc from 'fast-check';
import type { OtherRules } from '#contract/ranking-view.ts';
import type { WhatIfCasesRequest } from '#contract/what-if-cases.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import {
  enact,
  FOUR_PLACES,
  MARCH,
  ON_TIME,
  openRankedCases,
  rankedViewers,
} from '../testing/ranked-cases.ts';

const JINAN = { ...MARCH, unit: '370100', indicator: 'I-03' };
const COUNTIES = ['370102', '370103', '370202', '370303'];

describe('the cases behind a what-if', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openRankedCases(FOUR_PLACES);
    await enact(test, ON_TIME);
  });

  afterEach(() => test.dispose());

  const { who, leader } = rankedViewers(() => test);

  const asked = async (request: WhatIfCasesRequest, viewer: Viewer = leader()) => {
    const answer = await test.current().whatIfCases(viewer, request);
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  it('are those that make the number another one, each with its due day before and after', async () => {
    // The late ones are finished three working days after their limit.
    const { numerator, denominator, items, total } = await asked({ ...JINAN, commitmentDays: 3 });
    expect([numerator, denominator]).toEqual([
      { before: 4, after: 6 },
      { before: 6, after: 6 },
    ]);
    expect(total).toBe(2);
    expect(items.map(({ no }) => no)).toEqual(['370102-3', '370103-1']);
    for (const item of items) {
      expect([item.numerator, item.denominator]).toEqual([1, 0]);
      expect(item.clocks).toEqual([
        {
          kind: 'commitment',
          before: { due: '2026-03-09', bucket: 'late' },
          after: { due: '2026-03-12', bucket: 'onTime' },
        },
      ]);
      const shown = await test.current().findCase(leader(), item.no, {});
      const own = shown?.clocks.find(({ kind }) => kind === 'commitment');
      expect([own?.due, own?.bucket]).toEqual(['2026-03-09', 'late']);
    }
  });

  it('tell of other days off as well, with every clock that they move', async () => {
    const holidays = ['2026-03-04', '2026-03-05', '2026-03-10'];
    const { numerator, items } = await asked({ ...JINAN, calendar: { holidays } });
    expect(numerator).toEqual({ before: 4, after: 6 });
    expect(items[0]?.clocks.map(({ kind, after }) => `${kind} ${after?.due ?? ''}`).sort()).toEqual(
      ['commitment 2026-03-12', 'correctionNotice 2026-03-12', 'statutory 2026-04-02'],
    );
  });

  it('are none where nothing is counted otherwise, whatever is due on another day', async () => {
    const { numerator, items, total } = await asked({ ...JINAN, commitmentDays: 1 });
    expect([numerator, items.length, total]).toEqual([{ before: 4, after: 4 }, 0, 0]);
    expect((await asked(JINAN)).total).toBe(0);
  });

  it('come page by page, by number', async () => {
    const request = { ...JINAN, commitmentDays: 3, limit: 1 };
    const first = await asked(request);
    expect([first.items.length, first.total]).toEqual([1, 2]);
    const next = await asked({ ...request, cursor: first.next ?? '' });
    expect(next.items.map(({ no }) => no)).toEqual(['370103-1']);
    expect(next.next).toBeNull();
  });

  it('stay within the scope, and name what cannot be asked', async () => {
    const code = async (
      more: Partial<WhatIfCasesRequest>,
      viewer: Viewer = leader(),
    ): Promise<string> => {
      const request = { ...JINAN, commitmentDays: 3, ...more };
      const answer = await test.current().whatIfCases(viewer, request);
      return answer.ok ? 'told' : `${answer.error.code} ${answer.error.path ?? ''}`;
    };
    const zibo = who('zibo', 'leader', '370300');
    expect(await code({}, zibo)).toBe('scope/aggregateOnly unit');
    expect(await code({ unit: '370300' }, zibo)).toBe('told');
    expect(await code({ unit: '999999' })).toBe('unit/notFound unit');
    expect(await code({ indicator: 'I-999' })).toBe('indicator/unknown indicator');
    expect(await code({ cursor: '%7B%7D' })).toBe('request/cursor cursor');
    expect(await code({ calendar: { holidays: ['2026-13-01'] } })).toMatch(/^request\/invalid/);
  });

  it('add up to the difference for every unit and indicator, whatever happened and is asked', async () => {
    const day = fc.integer({ min: 1, max: 27 });
    const dayText = day.map((no) => `2026-03-${String(no).padStart(2, '0')}`);
    const aCase = fc.record({
      regionCode: fc.constantFrom(...COUNTIES),
      accepted: day,
      lasted: fc.option(fc.integer({ min: 0, max: 20 })),
      limit: fc.integer({ min: 0, max: 9 }),
      pause: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 3 }),
    });
    const someRules: fc.Arbitrary<OtherRules> = fc.oneof(
      fc.record({ commitmentDays: fc.integer({ min: -4, max: 6 }) }),
      fc.record({ calendar: fc.record({ holidays: fc.array(dayText, { maxLength: 3 }) }) }),
      fc.record({
        calendar: fc.record({ holidays: fc.array(dayText, { maxLength: 2 }) }),
        commitmentDays: fc.integer({ min: -2, max: 3 }),
      }),
    );
    await test.moveTo('2026-04-20T10:00:00+08:00');
    let serial = 0;
    let moved = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(aCase, { minLength: 1, maxLength: 12 }),
        someRules,
        async (cases, rules) => {
          const at = (no: number): string =>
            new Date(Date.UTC(2026, 2, no, 2)).toISOString().slice(0, 10);
          const events = cases.flatMap(({ regionCode, accepted, lasted, limit, pause }) => {
            serial += 1;
            const subject = `R-${serial}`;
            const data = {
              ...{ ...RECEIVED, regionCode, departmentCode: `${regionCode}-water` },
              commitmentLimit: { value: limit, unit: 'workingDay' },
            };
            const more = { subject };
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
          for (const indicator of ['I-03', 'I-05', 'I-06', 'I-07']) {
            for (const unit of COUNTIES) {
              const group = 'counties' as const;
              const request = { ...MARCH, ...rules, group, unit, indicator, limit: 200 };
              const found = await asked(request);
              const { numerator, denominator, items, total } = found;
              expect(items.length).toBe(total);
              moved += total;
              const sum = (part: 'numerator' | 'denominator'): number =>
                items.reduce((all, item) => all + item[part], 0);
              expect(sum('numerator')).toBe(numerator.after - numerator.before);
              expect(sum('denominator')).toBe(
                (denominator?.after ?? 0) - (denominator?.before ?? 0),
              );
              for (const { no, clocks } of items) {
                expect(clocks.length).withContext(`${no} ${indicator}`).toBeGreaterThan(0);
              }
            }
          }
        },
      ),
      { numRuns: 12 },
    );
    expect(moved).toBeGreaterThan(0);
  }, 60_000);
});
