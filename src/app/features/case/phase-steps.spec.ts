import type { CasePhase } from '#domain/cases/case-facts.ts';
import { anEvent } from '../../../testing/case-view.ts';
import { phaseSteps } from './phase-steps.ts';

const events = [
  anEvent('case.received', '2026-09-15T09:00:00+08:00'),
  anEvent('case.accepted', '2026-09-17T14:22:00+08:00'),
  anEvent('case.stepStarted', '2026-09-18T09:00:00+08:00'),
];
const states = (phase: CasePhase): string =>
  phaseSteps({ phase, events })
    .map((step) => step.state[0])
    .join('');

describe('phaseSteps', () => {
  const rows = [
    { phase: 'received', bar: 'cttttt' },
    { phase: 'correction', bar: 'cttttt' },
    { phase: 'accepted', bar: 'dctttt' },
    { phase: 'review', bar: 'ddcttt' },
    { phase: 'decided', bar: 'dddctt' },
    { phase: 'finished', bar: 'ddddct' },
    { phase: 'delivered', bar: 'dddddd' },
    { phase: 'withdrawn', bar: 'dddttt' },
  ] as const;
  for (const { phase, bar } of rows) {
    it(`stands at ${phase} as ${bar}`, () => {
      expect(states(phase)).toBe(bar);
    });
  }

  it('says when a station was reached, and nothing of those to come', () => {
    expect(
      phaseSteps({ phase: 'review', events }).map((step) => step.at?.slice(5, 10) ?? null),
    ).toEqual(['09-15', '09-17', '09-18', null, null, null]);
  });
});
