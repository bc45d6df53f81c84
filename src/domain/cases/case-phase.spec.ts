import { derive, event, PLACE } from '../testing/case-fixture.ts';
import type { CasePhase } from './case-facts.ts';

describe('phase of a case', () => {
  // Each row is the course in order; data only where a move needs it.
  const rows: readonly { course: string; phase: CasePhase }[] = [
    { course: 'submitted', phase: 'submitted' },
    { course: 'submitted preReviewed', phase: 'preReviewed' },
    { course: 'submitted received', phase: 'received' },
    { course: 'received correctionRequested', phase: 'correction' },
    { course: 'received correctionRequested correctionSubmitted', phase: 'received' },
    { course: 'received correctionRequested correctionSubmitted accepted', phase: 'accepted' },
    { course: 'received accepted', phase: 'accepted' },
    { course: 'received accepted correctionRequested', phase: 'accepted' },
    { course: 'received stepStarted', phase: 'received' },
    { course: 'received accepted stepStarted', phase: 'review' },
    { course: 'received accepted returned', phase: 'review' },
    { course: 'stepStarted', phase: 'review' },
    { course: 'received accepted decided', phase: 'decided' },
    { course: 'received accepted decided stepStarted', phase: 'decided' },
    { course: 'received accepted decided finished', phase: 'finished' },
    { course: 'received accepted finished decided', phase: 'finished' },
    { course: 'received accepted decided finished delivered', phase: 'delivered' },
    { course: 'received accepted decided delivered finished', phase: 'delivered' },
    { course: 'received notAccepted', phase: 'notAccepted' },
    { course: 'received notAccepted accepted', phase: 'accepted' },
    { course: 'received accepted withdrawn', phase: 'withdrawn' },
    { course: 'received accepted withdrawn finished', phase: 'withdrawn' },
    { course: 'received accepted terminated withdrawn', phase: 'terminated' },
    { course: 'received accepted finished withdrawn', phase: 'finished' },
    { course: 'received accepted delivered terminated', phase: 'delivered' },
    { course: 'received accepted suspended', phase: 'accepted' },
    { course: 'accepted received', phase: 'accepted' },
    { course: 'received finished notAccepted', phase: 'finished' },
  ];
  for (const { course, phase } of rows) {
    it(`${course} → ${phase}`, () => {
      const events = course
        .split(' ')
        .map((type, index) =>
          event(type, `2026-03-02 09:${String(10 + index)}`, { ...PLACE, step: '审查' }),
        );
      expect(derive(events, '2026-03-02 18:00').phase).toBe(phase);
    });
  }

  it('is accepted when silence made it so', () => {
    const events = [event('received', '2026-03-02', PLACE)];
    expect(derive(events, '2026-03-09 23:59').phase).toBe('received');
    expect(derive(events, '2026-03-10 00:00').phase).toBe('accepted');
  });

  it('is review when silence made it accepted and a step has begun', () => {
    const events = [
      event('received', '2026-03-02', PLACE),
      event('stepStarted', '2026-03-03', { step: '审查' }),
    ];
    expect(derive(events, '2026-03-10 00:00').phase).toBe('review');
  });
});
