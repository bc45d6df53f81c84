import fc from 'fast-check';
import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { OFFICIAL } from '../testing/official-calendar.ts';
import { at, event } from '../testing/case-fixture.ts';
import { foldTask, taskStateAt } from './fold-task.ts';
import type { Task } from './fold-task.ts';

const NO = 'RW-001';
const FACTS = { name: '热线对接', lead: ['省大数据局'], responsible: ['济南市', ' '] };

function told(type: string, time: string, data: Readonly<Record<string, Json>> = {}): LoggedEvent {
  return event(`task.${type}`, time, { no: NO, ...data }, { subject: NO });
}

const COURSE = [
  told('published', '2026-03-02', { ...FACTS, due: '2026-03-31' }),
  told('progressed', '2026-03-09', { result: '方案已印发' }),
  told('milestoneReached', '2026-03-16', { result: '六市联通', by: 'li' }),
  told('closed', '2026-03-30', { result: '通过验收' }),
];

function task(events: readonly LoggedEvent[], asOf = '2026-06-01'): Task {
  return foldTask(NO, events, at(asOf));
}

describe('a task', () => {
  it('says who leads, who takes part and how far it is', () => {
    const { name, lead, responsible, steps, closedAt } = task(COURSE);
    expect([name, lead, responsible]).toEqual(['热线对接', ['省大数据局'], ['济南市']]);
    expect(steps.map(({ kind, text, by }) => [kind, text, by])).toEqual([
      ['progressed', '方案已印发', null],
      ['milestoneReached', '六市联通', 'li'],
      ['closed', '通过验收', null],
    ]);
    expect(closedAt).toBe(at('2026-03-30'));
  });

  it('is the same whatever the order its events came in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(COURSE, { minLength: COURSE.length }), (shuffled) => {
        expect(task(shuffled)).toEqual(task(COURSE));
      }),
    );
  });

  it('shows nothing of what happens later', () => {
    expect(task(COURSE, '2026-03-10').steps.length).toBe(1);
    expect(task(COURSE, '2026-03-10').closedAt).toBeNull();
  });

  it('follows the plan as it was published last', () => {
    const again = told('published', '2026-03-20', { name: '热线全面对接', due: '2026-04-30' });
    const { name, lead, publishedAt } = task([...COURSE, again]);
    expect([name, lead]).toEqual(['热线全面对接', []]);
    expect(publishedAt).toBe(at('2026-03-02'));
  });

  it('that nobody published has no name, and what was told of it', () => {
    const { name, publishedAt, steps } = task(COURSE.slice(1));
    expect([name, publishedAt, steps.length]).toEqual([null, null, 3]);
  });

  it('keeps its first end', () => {
    expect(task([...COURSE, told('closed', '2026-04-09')]).closedAt).toBe(at('2026-03-30'));
  });
});

describe('where a task stands', () => {
  const rows: readonly (readonly [why: string, due: Json, closed: string | null, state: string])[] =
    [
      ['with time left', '2026-03-31', null, 'running'],
      ['on its last day', '2026-03-12', null, 'running'],
      ['the day after', '2026-03-11', null, 'overdue'],
      ['a minute after its instant', '2026-03-12T09:59:00+08:00', null, 'overdue'],
      ['without an end', null, null, 'running'],
      ['with an end that is none', 'soon', null, 'running'],
      ['closed on its last day', '2026-03-11', '2026-03-11 23:59', 'closedOnTime'],
      ['closed the day after', '2026-03-10', '2026-03-11 00:00', 'closedLate'],
      ['closed without an end', null, '2026-03-11', 'closed'],
    ];
  for (const [why, due, closed, state] of rows) {
    it(`${why} is ${state}`, () => {
      const events = [
        told('published', '2026-03-02', { ...FACTS, due }),
        ...(closed === null ? [] : [told('closed', closed)]),
      ];
      const now = at('2026-03-12 10:00');
      const found = foldTask(NO, events, now);
      expect(taskStateAt(found, OFFICIAL, now)).toBe(state as 'running');
    });
  }
});
