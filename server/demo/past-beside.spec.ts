import { compileCalendar } from '#domain/time/calendar.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import { pastOf } from '../../mock-data/past-steps.ts';
import type { Past, PastStep } from '../../mock-data/past-steps.ts';
import cn from '../../mock-data/reference/calendars/cn.json' with { type: 'json' };
import { pastBeside } from './past-beside.ts';

const SETTING = {
  ...{ seed: 'beside', days: 12, cases: 700 },
  until: Date.parse('2026-11-25T15:00:00+08:00'),
};

describe('a past made in a thread of its own', () => {
  it('is step by step the one that is made here', async () => {
    const calendar = compileCalendar(cn as unknown as CalendarSource);
    const here = await stepsOf(pastOf({ ...SETTING, calendar }));
    const beside = await pastBeside(SETTING);
    const there = await stepsOf(beside);
    expect(beside.total).toBe(eventsOf(here));
    // More than are handed over at once.
    expect(beside.total).toBeGreaterThan(4000);
    expect(there).toEqual(here);
  }, 60_000);
});

async function stepsOf({ steps }: Past): Promise<readonly PastStep[]> {
  const all: PastStep[] = [];
  for await (const step of steps) all.push(step);
  return all;
}

function eventsOf(steps: readonly PastStep[]): number {
  return steps.reduce(
    (sum, { batches }) => sum + batches.reduce((count, { events }) => count + events.length, 0),
    0,
  );
}
