import fc from 'fast-check';
import { longerLimit } from './case-brief.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { Configuration } from './configuration.ts';
import { deriveCase } from './derive-case.ts';
import type { DerivedCase } from './derived-case.ts';
import type { Contribution } from './derived-subject.ts';
import { decodeLimit } from './limits/decode-limit.ts';
import { plainLimit } from './limits/plain-limit.ts';
import { cellsOfPlain, isOfPlain, plainOf } from './plain-case.ts';
import type { PlainCase } from './plain-case.ts';
import { at, configuration, event, item, PLACE, workingDays } from './testing/case-fixture.ts';
import { aHistory, aMoment } from './testing/random-history.ts';

const someDays = fc.integer({ min: -6, max: 12 });

describe('a plain case', () => {
  it('gives with a longer limit what the whole case gives, and nothing else of it moves', () => {
    let known = 0;
    fc.assert(
      fc.property(fc.oneof(aHistory, aShortHistory), aMoment, someDays, (events, asOf, days) => {
        const plain = plainCase(deriveCase(events, promising(0), asOf));
        const before = deriveCase(events, promising(0), asOf).contribution;
        const found =
          plain === 'never'
            ? { cells: before.filter(([cell]) => isOfPlain(cell)) }
            : plain && cellsOfPlain(plain, promising(days), asOf, days);
        if (found === undefined) return;
        known += 1;
        const longer = events.map((one) => withLongerLimit(one, days));
        const after = deriveCase(longer, promising(days), asOf).contribution;
        expect(sorted(after)).toEqual(sorted([...rest(before), ...found.cells]));
      }),
      { numRuns: 2000 },
    );
    expect(known).toBeGreaterThan(500);
  });

  const received = event('received', '2026-03-02', { ...PLACE, commitmentLimit: workingDays(5) });
  const accepted = event('accepted', '2026-03-02');
  const rows: readonly {
    why: string;
    events: readonly LoggedEvent[];
    isPlain: boolean | 'never';
  }[] = [
    { why: 'counts from its acceptance', events: [received, accepted], isPlain: true },
    {
      why: 'is not, once it was suspended',
      events: [received, accepted, event('suspended', '2026-03-03', { reason: 'HEARING' })],
      isPlain: false,
    },
    {
      why: 'is not, with an extension that came too late to count',
      events: [received, accepted, event('extended', '2026-04-10', { by: workingDays(5) })],
      isPlain: false,
    },
    {
      why: 'is not, when it was withdrawn',
      events: [received, accepted, event('withdrawn', '2026-03-04')],
      isPlain: false,
    },
    {
      why: 'never moves, when it is done on the spot by its kind',
      events: [event('accepted', '2026-03-02', { ...PLACE, kind: 'onTheSpot' })],
      isPlain: 'never',
    },
    { why: 'never moves, before its acceptance', events: [received], isPlain: 'never' },
    {
      why: 'is not, when it was finished before its acceptance',
      events: [received, accepted, event('finished', '2026-03-01')],
      isPlain: false,
    },
  ];
  for (const { why, events, isPlain } of rows) {
    it(why, () => {
      const asOf = events.at(-1) === received ? '2026-03-02 12:00' : '2026-04-20';
      const derived = deriveCase(events, configuration(), at(asOf));
      const plain = plainCase(derived);
      expect(typeof plain === 'object' || (plain ?? false)).toBe(isPlain);
    });
  }

  it('is not, when its promise reaches beyond the calendar', () => {
    const plain = plainCase(deriveCase([received, accepted], configuration(), at('2026-03-04')));
    if (typeof plain !== 'object') throw new Error('it is plain');
    expect(cellsOfPlain(plain, configuration(), at('2026-03-04'), 300)).toBeUndefined();
  });
});

/** Courses that go their way, which the wild ones seldom do. */
const aShortHistory: fc.Arbitrary<readonly LoggedEvent[]> = fc
  .record({
    limit: fc.option(fc.integer({ min: 0, max: 9 })),
    days: fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ limit, days }) => {
    const types = ['received', 'accepted', 'finished', 'delivered'];
    const sorted = [...days].sort((one, other) => one - other);
    return sorted.map((on, index) =>
      event(
        types[index] ?? 'note',
        `2026-03-${String(on).padStart(2, '0')}`,
        index === 0
          ? { ...PLACE, ...(limit !== null && { commitmentLimit: workingDays(limit) }) }
          : {},
      ),
    );
  });

/** An item that promises five working days, and so many more. */
function promising(days: number): Configuration {
  const commitmentLimit = longerLimit({ value: 5, unit: 'workingDay' }, days);
  return configuration({ findItem: (code) => item({ code, commitmentLimit }) });
}

function plainCase(derived: DerivedCase): PlainCase | 'never' | undefined {
  const { filing, departmentCode, itemCode, finishedAt, contribution, clocks } = derived;
  const kept = { path: filing.path, department: departmentCode, item: itemCode };
  const clock = clocks.find(({ kind }) => kind === 'commitment');
  const limit = clock === undefined ? 'never' : plainLimit(clock);
  return plainOf({ ...kept, finished: finishedAt, contribution }, limit, promising(0));
}

function withLongerLimit(one: LoggedEvent, days: number): LoggedEvent {
  const limit = decodeLimit(one.data['commitmentLimit']);
  if (!limit.ok || 'due' in limit.value) return one;
  const { value, unit } = longerLimit(limit.value, days) as typeof limit.value;
  return { ...one, data: { ...one.data, commitmentLimit: { value, unit } } };
}

function rest(contribution: Contribution): Contribution {
  return contribution.filter(([cell]) => !isOfPlain(cell));
}

function sorted(cells: Contribution): Contribution {
  return [...cells].sort(([one], [other]) => (one < other ? -1 : 1));
}
