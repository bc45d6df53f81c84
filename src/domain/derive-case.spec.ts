import fc from 'fast-check';
import type { LoggedEvent } from './cases/logged-event.ts';
import type { DerivedCase } from './derived-case.ts';
import { isOver } from './cards/ground.ts';
import {
  at,
  clockOf,
  codesOf,
  dayText,
  derive,
  dueText,
  event,
  PLACE,
  settle,
  workingDays,
} from './testing/case-fixture.ts';
import { aHistory, aMoment } from './testing/random-history.ts';

describe('due dates of whole cases in the official calendar', () => {
  const rows: readonly { accepted: string; limit: number; due: string; why: string }[] = [
    {
      accepted: '2026-02-12',
      limit: 5,
      due: '2026-02-26',
      why: 'Saturday 02-14 is worked, Spring Festival 02-15 to 02-23',
    },
    { accepted: '2026-02-12', limit: 20, due: '2026-03-18', why: 'Saturday 02-28 is worked' },
    {
      accepted: '2025-01-24',
      limit: 5,
      due: '2025-02-07',
      why: 'Sunday 01-26 is worked, 01-28 to 02-04 are off',
    },
    {
      accepted: '2024-02-08',
      limit: 3,
      due: '2024-02-19',
      why: 'Friday 02-09 and Sunday 02-18 are worked',
    },
    {
      accepted: '2026-01-01',
      limit: 1,
      due: '2026-01-04',
      why: 'from a holiday to a worked Sunday',
    },
    { accepted: '2026-03-02', limit: 10, due: '2026-03-16', why: 'plain weeks' },
  ];
  for (const { accepted, limit, due, why } of rows) {
    for (const kind of ['statutory', 'commitment'] as const) {
      it(`${kind}: ${accepted} + ${limit} working days = ${due}: ${why}`, () => {
        const events = [
          event('accepted', accepted, { ...PLACE, [`${kind}Limit`]: workingDays(limit) }),
        ];
        expect(dueText(clockOf(derive(events, accepted), kind).reading.due)).toBe(due);
      });
    }
  }

  it('with the extension of 10, 2026-02-12 + 20 = 2026-04-01', () => {
    const events = [
      event('accepted', '2026-02-12', { ...PLACE, statutoryLimit: workingDays(20) }),
      event('extended', '2026-03-18 17:00', { by: workingDays(10), approvedBy: '局长' }),
    ];
    expect(dueText(clockOf(derive(events, '2026-03-19'), 'statutory').reading.due)).toBe(
      '2026-04-01',
    );
  });

  it('suspended 03-06 and resumed 03-16, 2026-03-02 + 10 = 2026-03-24', () => {
    const events = [
      event('accepted', '2026-03-02', { ...PLACE, statutoryLimit: workingDays(10) }),
      event('suspended', '2026-03-06', { reason: 'HEARING' }),
      event('resumed', '2026-03-16'),
    ];
    expect(dueText(clockOf(derive(events, '2026-03-17'), 'statutory').reading.due)).toBe(
      '2026-03-24',
    );
  });

  it('from 2026-12-28, 5 days are unknown: never silently 2027-01-04', () => {
    const events = [event('accepted', '2026-12-28', { ...PLACE, statutoryLimit: workingDays(5) })];
    const { reading, bucket } = clockOf(derive(events, '2026-12-29'), 'statutory');
    expect(reading.due).toBeNull();
    expect(bucket).toBe('unknown');
    expect(reading.beyondCalendar).not.toBeNull();
  });
});

describe('deriveCase', () => {
  it('answers for a case without events', () => {
    const derived = derive([], '2026-03-02');
    expect(derived.clocks).toEqual([]);
    expect(derived.contribution).toEqual([]);
    expect(derived.nextAt).toBeNull();
  });

  it('does not know yet what has not happened, and wakes for it', () => {
    const events = [event('accepted', '2026-03-02', PLACE), event('finished', '2026-03-05')];
    const derived = derive(events, '2026-03-04');
    expect(derived.finishedAt).toBeNull();
    expect(derived.nextAt).toBe(at('2026-03-05'));
  });

  it('takes an event that happens at this very instant', () => {
    const events = [event('accepted', '2026-03-02', PLACE), event('finished', '2026-03-05')];
    expect(derive(events, '2026-03-05').finishedAt).toBe(at('2026-03-05'));
  });

  it('passes over events of other subjects that name the case', () => {
    const events = [
      event('accepted', '2026-03-02', PLACE),
      event('review.submitted', '2026-03-03', { grade: 1 }),
    ];
    expect(derive(events, '2026-03-04').course.events.length).toBe(1);
  });

  it('wakes for the warning, the breach and the end of each clock', () => {
    const accepted = event('accepted', '2026-03-02', {
      ...PLACE,
      commitmentLimit: workingDays(10),
      statutoryLimit: workingDays(20),
    });
    const wakes: string[] = [];
    let events: readonly LoggedEvent[] = [accepted];
    let next: number | null = accepted.time;
    while (next !== null) {
      const settled: { events: readonly LoggedEvent[]; derived: DerivedCase } = settle(
        events,
        next,
      );
      events = settled.events;
      next = settled.derived.nextAt;
      if (next !== null) wakes.push(dayText(next) ?? '');
    }
    expect(wakes).toEqual(['2026-03-13', '2026-03-17', '2026-03-20', '2026-03-31']);
  });

  it('files a case of an unknown region apart', () => {
    const events = [event('received', '2026-03-02', { ...PLACE, regionCode: '999999' })];
    expect(derive(events, '2026-03-03').filing.path).toBe('unassigned/');
  });

  it('holds clocks, cards and findings of a whole course together', () => {
    const events = [
      event('received', '2026-02-12', {
        ...PLACE,
        statutoryLimit: workingDays(20),
        commitmentLimit: workingDays(5),
      }),
      event('accepted', '2026-02-13'),
      event('decided', '2026-03-02', { result: 'denied' }),
      event('finished', '2026-03-03'),
    ];
    const { derived } = settle(events, '2026-03-04');
    expect(derived.clocks.map(({ id, bucket }) => `${id} ${bucket}`)).toEqual([
      'correctionNotice onTime',
      'statutory onTime',
      'commitment late',
    ]);
    expect(derived.cards.map(({ level, state }) => `${level} ${state}`)).toEqual(['yellow open']);
    expect(codesOf(derived)).toEqual(['refusalWithoutReason']);
    expect(derived.phase).toBe('finished');
    expect(derived.level).toBe('yellow');
  });
});

/** What must not change by itself between two instants: all but the counted time. */
function stable(derived: DerivedCase): unknown {
  return {
    ...derived,
    clocks: derived.clocks.map((clock) => ({
      ...clock,
      reading: { ...clock.reading, elapsed: null, remaining: null },
    })),
  };
}

describe('deriveCase over random histories', () => {
  it('depends on the set of events, not on their order or on duplicates', () => {
    fc.assert(
      fc.property(aHistory, aMoment, fc.infiniteStream(fc.nat()), (history, moment, picks) => {
        const { events } = settle(history, moment);
        const shuffled = [...events, ...events.slice(0, 3)]
          .map((one) => ({ one: { ...one }, place: picks.next().value as number }))
          .sort((left, right) => left.place - right.place)
          .map(({ one }) => one);
        expect(derive(shuffled, moment)).toEqual(derive(events, moment));
      }),
    );
  });

  it('is constant from asOf up to nextAt', () => {
    fc.assert(
      fc.property(
        aHistory,
        aMoment,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (history, moment, part) => {
          const { events, derived } = settle(history, moment);
          const end = derived.nextAt ?? moment + 400 * 86_400_000;
          expect(end).toBeGreaterThan(moment);
          const between = Math.min(end - 1, moment + Math.floor((end - moment) * part));
          for (const later of [between, end - 1]) {
            expect(stable(derive(events, later))).toEqual(stable(derived));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('settles: cards that were decided are not due again, lost grounds not lost again', () => {
    fc.assert(
      fc.property(aHistory, aMoment, aMoment, (history, one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const { derived } = settle(settle(history, first).events, second);
        expect(derived.toIssue).toEqual([]);
        expect(derived.groundsLost).toEqual([]);
      }),
    );
  });

  it('has a card for every breach, and a ground or a finding for every card', () => {
    fc.assert(
      fc.property(aHistory, aMoment, aMoment, (history, one, other) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        const { derived } = settle(settle(history, first).events, second);
        for (const clock of derived.clocks) {
          const held = derived.cards.filter(
            ({ clockId, groundLost }) => clockId === clock.id && !groundLost,
          );
          if (isOver(clock, second))
            expect(held.some(({ level }) => level !== 'warning')).toBeTrue();
          else expect(held.every(({ level }) => level === 'warning')).toBeTrue();
        }
        const lost = derived.cards.filter(({ groundLost }) => groundLost).length;
        expect(codesOf(derived).filter((code) => code === 'groundLost').length).toBe(lost);
      }),
    );
  });

  it('counts every clock, milestone and card once', () => {
    fc.assert(
      fc.property(aHistory, aMoment, (history, moment) => {
        const { derived } = settle(history, moment);
        const sumOf = (cell: string): number =>
          derived.contribution
            .filter(([text]) => text.startsWith(`["${cell}"`))
            .reduce((sum, [, number]) => sum + number, 0);
        const { receivedAt, acceptedAt, finishedAt, course } = derived;
        const passed = [receivedAt, acceptedAt, finishedAt, course.delivered?.time ?? null].filter(
          (when) => when !== null,
        );
        expect(sumOf('clock')).toBe(derived.clocks.length);
        expect(sumOf('volume')).toBe(passed.length);
        expect(sumOf('card')).toBe(derived.cards.filter(({ state }) => state !== 'revoked').length);
        for (const [text] of derived.contribution)
          expect(JSON.stringify(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it('is the same whether late events come first or last, once all are known and settled anew', () => {
    fc.assert(
      fc.property(aHistory, aMoment, (history, moment) => {
        const early = history.filter((_event, index) => index % 2 === 0);
        const known = settle(early, moment).events;
        const decisions = known.slice(early.length);
        const after = derive([...history, ...decisions], moment);
        const fresh = derive(history, moment);
        // What is decided stays decided; all that follows from the sources' events is equal.
        expect(after.clocks).toEqual(fresh.clocks);
        expect(after.facts).toEqual(fresh.facts);
        expect(after.phase).toBe(fresh.phase);
      }),
    );
  });
});
