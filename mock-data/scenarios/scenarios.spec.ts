import { decodeEvent } from '#contract/events/decode-event.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { configuration } from '#domain/testing/case-fixture.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { settleSubject } from '../../server/application/writer/settle-subject.ts';
import type { Settlement } from '../../server/application/writer/settle-subject.ts';
import cn from '../reference/calendars/cn.json' with { type: 'json' };
import type { CalendarSource } from '#domain/time/calendar.ts';
import { ALL_SCENARIOS } from './all-scenarios.ts';
import type { Scenario } from './scenario.ts';
import { tellScenario } from './tell-scenario.ts';
import type { ToldScenario } from './tell-scenario.ts';

const calendar = compileCalendar(cn as unknown as CalendarSource);

/** Plays what is reported up to a moment, as the platform takes it: each report swept and settled. */
function play(about: 'case' | 'ticket' | 'review', told: ToldScenario, until: Instant): Settlement {
  const config = configuration({ calendar, calendarAt: () => calendar });
  let log: LoggedEvent[] = [];
  let swept = 0;
  let settled: Settlement | undefined;
  const settle = (asOf: Instant): void => {
    if (log.length === 0) return;
    settled = settleSubject(about, log, config, {
      ...{ asOf, receivedAt: asOf, sweptBefore: swept, silent: false },
    });
    log = [...log, ...settled.decided];
    swept = asOf;
  };
  const sweep = (asOf: Instant): void => {
    for (let next = settled?.derived.nextAt; next != null && next <= asOf;) {
      settle(next);
      next = settled?.derived.nextAt;
    }
    swept = asOf;
  };
  const moments = [...new Set(told.events.map(({ reportedAt }) => reportedAt))];
  for (const moment of moments.filter((each) => each <= until)) {
    sweep(moment - 1);
    for (const { reportedAt, event } of told.events) {
      const decoded = decodeEvent(event);
      if (!decoded.ok) throw new Error(`${event.type}: ${decoded.error.message}`);
      if (reportedAt === moment) log.push({ ...decoded.value, receivedAt: moment });
    }
    settle(moment);
  }
  sweep(until);
  settle(until);
  if (settled === undefined) throw new Error('nothing was reported until then');
  return settled;
}

function judge(scenario: Scenario, told: ToldScenario): void {
  for (const [index, sight] of scenario.see.entries()) {
    it(`${scenario.name}, day ${sight.after} at ${sight.at}, ${sight.clock ?? 'case'}: ${sight.say}`, () => {
      const { when, dueDay } = told.see[index] ?? {};
      if (when === undefined) throw new Error('no such sight');
      const { derived } = play(scenario.about ?? 'case', told, when);
      const clock = derived.clocks.find(({ id }) => id === sight.clock);
      const due = clock?.reading.due;
      const inForce = derived.cards.filter(({ level }) => level === derived.level);
      const seen = {
        clock: clock?.id,
        ...(sight.bucket !== undefined && { bucket: clock?.bucket }),
        ...(dueDay !== undefined && { due: due?.kind === 'day' ? formatDay(due.day) : due }),
        ...(sight.phase !== undefined && { phase: derived.phase }),
        ...(sight.level !== undefined && { level: derived.level }),
        ...(sight.retroactive !== undefined && { retroactive: inForce[0]?.retroactive }),
        ...(sight.finding !== undefined && {
          finding: derived.findings.find(({ code }) => code === sight.finding)?.code,
        }),
      };
      const { clock: id, bucket, phase, level, retroactive, finding } = sight;
      const wanted = { clock: id, bucket, due: dueDay, phase, level, retroactive, finding };
      expect<unknown>(seen).toEqual(
        Object.fromEntries(
          Object.entries(wanted).filter(([name, value]) => value !== undefined || name === 'clock'),
        ),
      );
    });
  }
}

describe('scenarios', () => {
  for (const scenario of ALL_SCENARIOS) {
    const options = { calendar, no: scenario.name, source: 'urn:sd:3701:approval' };
    judge(scenario, tellScenario(scenario, options));
  }

  it('can be told from another working day where they hang on no date', () => {
    const options = { calendar, no: 'a', source: 'urn:x', day: '2026-03-02' };
    for (const scenario of ALL_SCENARIOS.filter(({ movable }) => movable)) {
      const [first] = tellScenario(scenario, options).events;
      expect(first?.event.time.slice(0, 7)).toBe('2026-03');
    }
  });

  it('have names of their own', () => {
    expect(new Set(ALL_SCENARIOS.map(({ name }) => name)).size).toBe(ALL_SCENARIOS.length);
  });
});
