import type { CaseView, EventView } from '#contract/case-view.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import { nextEvents } from './next-event.ts';

describe('nextEvents', () => {
  const event = (type: string, data: EventView['data'] = {}): EventView => ({
    ...{ id: type, source: 'urn:x', type: `case.${type}`, subject: '1', sequence: null, data },
    ...{ time: '2026-09-07T09:00:00+08:00', receivedAt: '2026-09-07T09:00:00+08:00' },
  });
  const next = (phase: CasePhase, ...events: EventView[]): string[] => {
    const view: Pick<CaseView, 'phase' | 'events'> = { phase, events };
    return nextEvents(view).map(({ type }) => type.replace('case.', ''));
  };
  const started = event('stepStarted', { step: '审查', officer: '某' });
  const rows: readonly (readonly [why: string, found: string[], wanted: string[]])[] = [
    ['what is received is accepted', next('received'), ['accepted']],
    ['a correction is handed in', next('correction'), ['correctionSubmitted']],
    ['a step at work is finished', next('review', started), ['stepFinished']],
    ['what is suspended goes on first', next('review', started, event('suspended')), ['resumed']],
    [
      'a case without open steps is decided and finished',
      next('review', started, event('stepFinished', { step: '审查' })),
      ['decided', 'finished'],
    ],
    ['what is decided is finished', next('decided'), ['finished']],
    ['what is finished is delivered', next('finished'), ['delivered']],
    ['once only', next('finished', event('delivered')), []],
    ['what was withdrawn rests', next('withdrawn'), []],
  ];
  for (const [why, found, wanted] of rows) {
    it(why, () => {
      expect(found).toEqual(wanted);
    });
  }

  it('finishes the step under the id that it was started with', () => {
    const view = {
      phase: 'review',
      events: [event('stepStarted', { step: 'a', stepId: 'b' })],
    } as const;
    expect<unknown>(nextEvents(view)[0]?.data).toEqual({ step: 'a', stepId: 'b', result: '同意' });
  });
});
