import fc from 'fast-check';
import { INDICATORS } from '#domain/indicators/catalogue.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';
import { DEPARTMENTS, sweptHistory, TOWNSHIP } from '../testing/swept-history.ts';

/** All of the year: whatever moves, moves here. */
const PERIOD = '2026';
const UNITS = ['region', 'department'] as const;

/** Every count of every unit by its name, the whole among them. */
type Told = ReadonlyMap<string, number>;

async function tell(test: TestPlatform): Promise<Told> {
  const told = new Map<string, number>();
  const platform = test.current();
  for (const region of [undefined, '370100', '370102', '370200']) {
    for (const by of UNITS) {
      const list = await platform.indicators(supervisor()(platform), {
        period: PERIOD,
        by,
        region,
      });
      if (!list.ok) throw new Error(list.error.code);
      const { items, totals } = list.value;
      for (const [whole, rows] of [['', items] as const, [' in all', totals] as const]) {
        for (const { id, key, numerator, denominator } of rows) {
          const name = `${id} of ${key}${whole} by ${by} in ${region ?? 'the province'}`;
          told.set(`${name}: numerator`, numerator);
          told.set(`${name}: denominator`, denominator ?? 0);
        }
      }
    }
  }
  return told;
}

/** What moved, by indicator and part: one amount each, whichever the units; and which units. */
function movedBy(before: Told, after: Told) {
  const amounts = new Map<string, Set<number>>();
  const units = new Set<string>();
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const by = (after.get(name) ?? 0) - (before.get(name) ?? 0);
    if (by === 0) continue;
    const [, id = '', unit = '', part = ''] = /^(\S+) of (\S+) .*: (\w+)$/.exec(name) ?? [];
    const known = amounts.get(`${id} ${part}`) ?? new Set();
    amounts.set(`${id} ${part}`, known.add(by));
    units.add(unit);
  }
  const moved = [...amounts].map(([what, by]) => `${what} ${[...by].join(' and ')}`);
  return { moved: moved.sort(), units };
}

async function open(events: readonly object[]): Promise<TestPlatform> {
  const test = await openTestPlatform('2026-01-04T10:00:00+08:00');
  await test.current().load('regions', [TOWNSHIP]);
  await test.current().load('departments', DEPARTMENTS);
  await test.moveTo('2026-06-30T10:00:00+08:00');

  expect((await test.current().ingest(events, HTTP)).rejected).toEqual([]);
  return test;
}

/** The regions that a place lies in, and its department: nobody else may move. */
function around(regionCode: string, department: string | null): ReadonlySet<string> {
  const own = [regionCode, regionCode.slice(0, 6), `${regionCode.slice(0, 4)}00`, '370000'];
  return new Set([...own, department ?? 'unassigned']);
}

function expectWithin(units: ReadonlySet<string>, allowed: ReadonlySet<string>): void {
  expect([...units].filter((unit) => !allowed.has(unit))).toEqual([]);
}

describe('of all counts', () => {
  it('a revoked card changes exactly those of cards of its level, by one, where it lies', async () => {
    await fc.assert(
      fc.asyncProperty(sweptHistory, fc.nat(), async (events, pick) => {
        const test = await open(events);
        try {
          const [wang, li] = ['wang', 'li'].map((name) =>
            supervisor(null, null, name)(test.current()),
          );
          if (wang === undefined || li === undefined) throw new RangeError('nobody');
          const list = await test.current().cards(wang, {}, { limit: 200 });
          const cards = list.ok ? list.value.items : [];
          const card = cards[pick % Math.max(1, cards.length)];
          fc.pre(card !== undefined);
          const act = async (who: typeof wang, what: 'revoke' | 'order' | 'close') => {
            const expectedVersion = (await test.current().findCard(wang, card.id))?.version ?? 0;
            const request = { reason: '经核实', expectedVersion, due: '2026-05-01' };
            return test.current().act(who, card.id, what, request);
          };
          const ordered = pick % 2 === 0 && (await act(wang, 'order')).ok;
          const closed = pick % 3 === 0 && (await act(wang, 'close')).ok;
          const before = await tell(test);
          const first = await act(wang, 'revoke');
          if (first.ok && first.value.state !== 'revoked') {
            expect(movedBy(before, await tell(test)).moved).toEqual([]);
            await act(li, 'revoke');
          }
          const { moved, units } = movedBy(before, await tell(test));
          const { level, regionCode, departmentCode } = card;
          const wanted = ['I-18 numerator -1', `I-18.${level} numerator -1`];
          if (level === 'red' && card.subjectKind === 'case') wanted.push('I-19 numerator -1');
          if (level !== 'warning') wanted.push('I-20 denominator -1');
          if (level !== 'warning' && closed) wanted.push('I-20 numerator -1');
          if (ordered) wanted.push('I-21 denominator -1');

          expect(moved).withContext(card.id).toEqual(wanted.sort());
          expectWithin(units, around(regionCode, departmentCode));
          expect((await test.current().verify()).difference).toBe(0);
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 4 },
    );
  }, 120_000);

  it('an excluded review changes exactly those of bad reviews that it was among', async () => {
    const rating = fc.record({
      grade: fc.constantFrom(1, 2, 4),
      origin: fc.constantFrom('active', 'default', 'imported'),
      realName: fc.boolean(),
      regionCode: fc.constantFrom('370102', '370202', TOWNSHIP.code),
      departmentCode: fc.constantFrom('370102-water', '370202-land'),
      verified: fc.boolean(),
      rectified: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(sweptHistory, rating, async (events, drawn) => {
        const { verified, rectified, ...rated } = drawn;
        const subject = 'RX';
        const tell_ = (type: string, day: string, data: object = {}) =>
          sent(`review.${type}`, day, data as never, { subject });
        const test = await open([
          ...events,
          tell_('submitted', '2026-03-02', { ...rated, stage: 'case' }),
          ...(verified ? [tell_('verified', '2026-03-03')] : []),
          ...(rectified ? [tell_('rectified', '2026-03-04')] : []),
          tell_('appealed', '2026-03-05', { by: 'zhao', reason: '误评' }),
        ]);
        try {
          const before = await tell(test);
          const excluded = tell_('excluded', '2026-03-06', { by: 'qian', reason: '误评' });
          await test.current().ingest([excluded], HTTP);
          const { moved, units } = movedBy(before, await tell(test));
          const { grade, origin, realName, regionCode, departmentCode } = rated;
          const wanted: string[] = [];
          if (grade <= 2 && origin === 'active') {
            wanted.push('I-24 numerator -1', 'I-26 denominator -1', 'I-26.onTime denominator -1');
            if (rectified) wanted.push('I-26 numerator -1', 'I-26.onTime numerator -1');
            if (realName) wanted.push('I-27 denominator -1');
            if (realName && verified) wanted.push('I-27 numerator -1');
          }

          expect(moved.filter((one) => !/^I-(18|19|20)/.test(one))).toEqual(wanted.sort());
          expectWithin(units, around(regionCode, departmentCode));
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('those of two regions that become one are the sums of both, and its rates their weighted means', async () => {
    await fc.assert(
      fc.asyncProperty(sweptHistory, async (events) => {
        const test = await open(events);
        try {
          const ids = INDICATORS.map(({ id }) => id).join(',');
          const read = async () => {
            const viewer = supervisor()(test.current());
            const query = { period: PERIOD, by: 'region', region: '370000', id: ids } as const;
            const list = await test.current().indicators(viewer, query);
            if (!list.ok) throw new Error(list.error.code);
            return list.value;
          };
          const before = await read();
          // The second city becomes part of the first.
          const joined = { code: '370200', name: '青岛市', parent: '370100' };

          expect((await test.current().load('regions', [joined])).ok).toBeTrue();
          await test.moveTo('2026-06-30T11:00:00+08:00');

          expect((await test.current().verify()).difference).toBe(0);
          const after = await read();

          expect(after.totals).toEqual(before.totals);
          for (const { id, key, numerator, denominator } of after.items) {
            const parts = before.items.filter(
              (row) =>
                row.id === id && (row.key === key || (key === '370100' && row.key === '370200')),
            );
            const sum = (of: (row: (typeof parts)[number]) => number | null): number =>
              parts.reduce((all, row) => all + (of(row) ?? 0), 0);

            expect([numerator, denominator ?? 0])
              .withContext(`${id} of ${key}`)
              .toEqual([sum((row) => row.numerator), sum((row) => row.denominator)]);
          }

          expect(after.items.some(({ key }) => key === '370200')).toBeFalse();
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 3 },
    );
  }, 120_000);
});
