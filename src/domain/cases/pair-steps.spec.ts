import type { Json } from './logged-event.ts';
import { dayText, event, workingDays } from '../testing/case-fixture.ts';
import type { CaseStep } from './case-course.ts';
import { eventsInOrder } from './compare-events.ts';
import { foldCase } from './fold-case.ts';

type Row = readonly [type: string, time: string, data?: Readonly<Record<string, Json>>];

function stepsOf(...rows: readonly Row[]): readonly CaseStep[] {
  return foldCase(eventsInOrder(rows.map(([type, time, data]) => event(type, time, data ?? {}))))
    .steps;
}

function shown(steps: readonly CaseStep[]): string[] {
  return steps.map(
    ({ id, startedAt, finishedAt }) =>
      `${id} ${dayText(startedAt) ?? '?'} ${dayText(finishedAt) ?? '…'}`,
  );
}

describe('steps', () => {
  const rows: readonly { why: string; events: readonly Row[]; steps: readonly string[] }[] = [
    {
      why: 'a start without an end runs',
      events: [['stepStarted', '2026-03-02', { step: '审查' }]],
      steps: ['审查:1 2026-03-02 …'],
    },
    {
      why: 'the n-th start of a name belongs to its n-th end',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepFinished', '2026-03-03', { step: '审查' }],
        ['stepStarted', '2026-03-04', { step: '审查' }],
        ['stepFinished', '2026-03-05', { step: '审查' }],
      ],
      steps: ['审查:1 2026-03-02 2026-03-03', '审查:2 2026-03-04 2026-03-05'],
    },
    {
      why: 'a given id pairs whatever the names and order',
      events: [
        ['stepFinished', '2026-03-02', { step: '审查', stepId: 's1' }],
        ['stepStarted', '2026-03-03', { step: '审查', stepId: 's1' }],
      ],
      steps: ['s1 2026-03-03 2026-03-02'],
    },
    {
      why: 'steps may overlap',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepStarted', '2026-03-03', { step: '勘验' }],
        ['stepFinished', '2026-03-04', { step: '审查' }],
      ],
      steps: ['审查:1 2026-03-02 2026-03-04', '勘验:1 2026-03-03 …'],
    },
    {
      why: 'an end without a start has none',
      events: [['stepFinished', '2026-03-02', { step: '审查' }]],
      steps: ['审查:1 ? 2026-03-02'],
    },
    {
      why: 'the first end of an id counts',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查', stepId: 's1' }],
        ['stepFinished', '2026-03-03', { step: '审查', stepId: 's1' }],
        ['stepFinished', '2026-03-05', { step: '审查', stepId: 's1' }],
      ],
      steps: ['s1 2026-03-02 2026-03-03'],
    },
    {
      why: 'a return reopens the step that was finished last',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepFinished', '2026-03-03', { step: '审查' }],
        ['returned', '2026-03-04'],
      ],
      steps: ['审查:1 2026-03-02 …'],
    },
    {
      why: 'a return ends the step that was at work',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepFinished', '2026-03-03', { step: '审查' }],
        ['stepStarted', '2026-03-03', { step: '批准' }],
        ['returned', '2026-03-04'],
      ],
      steps: ['审查:1 2026-03-02 …', '批准:1 2026-03-03 2026-03-04'],
    },
    {
      why: 'a reopened step is finished again by its name',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepFinished', '2026-03-03', { step: '审查' }],
        ['returned', '2026-03-04'],
        ['stepStarted', '2026-03-05', { step: '审查' }],
        ['stepFinished', '2026-03-06', { step: '审查' }],
      ],
      steps: ['审查:1 2026-03-02 2026-03-06'],
    },
    {
      why: 'a new id of the same name takes over from a reopened step',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查', stepId: 'a' }],
        ['stepFinished', '2026-03-03', { step: '审查', stepId: 'a' }],
        ['returned', '2026-03-04'],
        ['stepStarted', '2026-03-05', { step: '审查', stepId: 'b' }],
      ],
      steps: ['a 2026-03-02 2026-03-05', 'b 2026-03-05 …'],
    },
    {
      why: 'a step that a return ended may start again under its id',
      events: [
        ['stepStarted', '2026-03-02', { step: '批准', stepId: 'p' }],
        ['returned', '2026-03-03'],
        ['stepStarted', '2026-03-04', { step: '批准', stepId: 'p' }],
      ],
      steps: ['p 2026-03-02 …'],
    },
    {
      why: 'once it is finished again, the next start of its name is another occurrence',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepFinished', '2026-03-03', { step: '审查' }],
        ['returned', '2026-03-04'],
        ['stepFinished', '2026-03-05', { step: '审查' }],
        ['stepStarted', '2026-03-06', { step: '审查' }],
      ],
      steps: ['审查:1 2026-03-02 2026-03-05', '审查:2 2026-03-06 …'],
    },
    {
      why: 'of steps finished at one instant the later begun is reopened',
      events: [
        ['stepStarted', '2026-03-02', { step: '收件' }],
        ['stepStarted', '2026-03-03', { step: '审查' }],
        ['stepFinished', '2026-03-04', { step: '收件' }],
        ['stepFinished', '2026-03-04', { step: '审查' }],
        ['returned', '2026-03-05'],
      ],
      steps: ['收件:1 2026-03-02 2026-03-04', '审查:1 2026-03-03 …'],
    },
    {
      why: 'a second return does not move the end that the first one set',
      events: [
        ['stepStarted', '2026-03-02', { step: '批准' }],
        ['returned', '2026-03-03'],
        ['returned', '2026-03-05'],
      ],
      steps: ['批准:1 2026-03-02 2026-03-03'],
    },
    {
      why: 'a return without any finished step reopens none',
      events: [
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['returned', '2026-03-03'],
      ],
      steps: ['审查:1 2026-03-02 2026-03-03'],
    },
    {
      why: 'of several finished steps the last one is reopened',
      events: [
        ['stepStarted', '2026-03-02', { step: '收件' }],
        ['stepStarted', '2026-03-02', { step: '审查' }],
        ['stepFinished', '2026-03-04', { step: '收件' }],
        ['stepFinished', '2026-03-03', { step: '审查' }],
        ['returned', '2026-03-05'],
      ],
      steps: ['收件:1 2026-03-02 …', '审查:1 2026-03-02 2026-03-03'],
    },
  ];
  for (const { why, events, steps } of rows) {
    it(why, () => {
      expect(shown(stepsOf(...events))).toEqual([...steps]);
    });
  }

  it('have their own department, officer and limit, from the start or else from the end', () => {
    const [step] = stepsOf(
      ['stepStarted', '2026-03-02', { step: '审查', departmentCode: 'd1', limit: workingDays(3) }],
      [
        'stepFinished',
        '2026-03-03',
        { step: '审查', departmentCode: 'd2', officer: '王', result: 'ok' },
      ],
    );
    expect(step?.departmentCode).toBe('d1');
    expect(step?.officer).toBe('王');
    expect(step?.limit).toEqual({ value: 3, unit: 'workingDay' });
    expect(step?.result).toBe('ok');
  });

  it('are none where no event speaks of one', () => {
    expect(stepsOf(['accepted', '2026-03-02'])).toEqual([]);
  });

  it('tell whether a return reopened them', () => {
    const [step] = stepsOf(
      ['stepStarted', '2026-03-02', { step: '审查' }],
      ['stepFinished', '2026-03-03', { step: '审查' }],
      ['returned', '2026-03-04'],
    );
    expect(step?.reopened).toBeTrue();
    expect(stepsOf(['stepStarted', '2026-03-02', { step: '审查' }])[0]?.reopened).toBeFalse();
  });

  it('are called by their id where they have no name', () => {
    expect(stepsOf(['stepStarted', '2026-03-02', { stepId: 's1' }])[0]?.step).toBe('s1');
    expect(stepsOf(['stepStarted', '2026-03-02', { stepId: 's1', step: '审查' }])[0]?.step).toBe(
      '审查',
    );
  });
});
