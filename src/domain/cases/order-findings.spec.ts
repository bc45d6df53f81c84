import { codesOf, derive, event, PLACE } from '../testing/case-fixture.ts';
import type { Json } from './logged-event.ts';

type Row = readonly [type: string, time: string, data?: Readonly<Record<string, Json>>];

function found(rows: readonly Row[]): string[] {
  const events = rows.map(([type, time, data]) => event(type, time, { ...PLACE, ...data }));
  return codesOf(derive(events, '2026-03-06 18:00'));
}

describe('findings about order', () => {
  const rows: readonly { why: string; events: readonly Row[]; codes: readonly string[] }[] = [
    {
      why: 'the usual course has none',
      events: [
        ['received', '2026-03-02 09:00'],
        ['accepted', '2026-03-02 10:00'],
        ['stepStarted', '2026-03-02 11:00', { step: '审查' }],
        ['stepFinished', '2026-03-03 11:00', { step: '审查' }],
        ['suspended', '2026-03-03 12:00', { reason: 'HEARING' }],
        ['resumed', '2026-03-04 12:00'],
        ['decided', '2026-03-04 14:00', { result: 'approved' }],
        ['finished', '2026-03-04 15:00'],
        ['delivered', '2026-03-05 09:00'],
        ['note', '2026-03-05 10:00'],
      ],
      codes: [],
    },
    {
      why: 'a step before acceptance',
      events: [
        ['received', '2026-03-02 09:00'],
        ['stepStarted', '2026-03-02 10:00', { step: '审查' }],
        ['accepted', '2026-03-02 11:00'],
      ],
      codes: ['stepBeforeAcceptance'],
    },
    {
      why: 'a step of a case that was received and not accepted yet',
      events: [
        ['received', '2026-03-02 09:00'],
        ['stepStarted', '2026-03-02 10:00', { step: '审查' }],
      ],
      codes: ['stepBeforeAcceptance'],
    },
    {
      why: 'steps alone, of a log that tells nothing else, are in order',
      events: [['stepStarted', '2026-03-02 10:00', { step: '审查' }]],
      codes: [],
    },
    {
      why: 'accepted before receipt',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['received', '2026-03-02 10:00'],
      ],
      codes: ['acceptedBeforeReceipt'],
    },
    {
      why: 'decided before acceptance',
      events: [
        ['received', '2026-03-02 09:00'],
        ['decided', '2026-03-02 10:00', { result: 'approved' }],
        ['accepted', '2026-03-02 11:00'],
      ],
      codes: ['decidedBeforeAcceptance'],
    },
    {
      why: 'finished before the decision, once',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['finished', '2026-03-02 10:00'],
        ['decided', '2026-03-02 11:00', { result: 'approved' }],
      ],
      codes: ['finishedBeforeDecision'],
    },
    {
      why: 'finished before acceptance: the acceptance comes after the end as well',
      events: [
        ['finished', '2026-03-02 10:00'],
        ['accepted', '2026-03-02 11:00'],
      ],
      codes: ['finishedBeforeAcceptance', 'eventAfterEnd'],
    },
    {
      why: 'delivered before the decision',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['delivered', '2026-03-02 10:00'],
        ['decided', '2026-03-02 11:00', { result: 'approved' }],
      ],
      codes: ['deliveredBeforeDecision'],
    },
    {
      why: 'a step after the end',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['finished', '2026-03-02 10:00'],
        ['stepStarted', '2026-03-02 11:00', { step: '审查' }],
      ],
      codes: ['eventAfterEnd'],
    },
    {
      why: 'finished after a withdrawal',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['withdrawn', '2026-03-02 10:00'],
        ['finished', '2026-03-02 11:00'],
      ],
      codes: ['eventAfterEnd'],
    },
    {
      why: 'accepted after a refusal',
      events: [
        ['received', '2026-03-02 09:00'],
        ['notAccepted', '2026-03-02 10:00', { reason: '材料不全' }],
        ['accepted', '2026-03-02 11:00'],
      ],
      codes: ['eventAfterEnd'],
    },
    {
      why: 'fees, materials, corrections and notes may follow the end',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['finished', '2026-03-02 10:00'],
        ['feeCharged', '2026-03-02 11:00', { amount: 0 }],
        ['materialProvided', '2026-03-02 11:10', { name: '照' }],
        ['corrected', '2026-03-02 11:20', { title: '新' }],
        ['note', '2026-03-02 11:30'],
      ],
      codes: [],
    },
    {
      why: 'accepted twice',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['accepted', '2026-03-02 10:00'],
      ],
      codes: ['repeated'],
    },
    {
      why: 'a step that ended without a beginning',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['stepFinished', '2026-03-02 10:00', { step: '审查' }],
      ],
      codes: ['stepWithoutStart'],
    },
    {
      why: 'a step that ended before it began',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['stepFinished', '2026-03-02 10:00', { step: '审查', stepId: 's' }],
        ['stepStarted', '2026-03-02 11:00', { step: '审查', stepId: 's' }],
      ],
      codes: ['stepFinishedBeforeStart'],
    },
    {
      why: 'a step that began and ended at one instant is in order',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['stepStarted', '2026-03-02 10:00', { step: '审查' }],
        ['stepFinished', '2026-03-02 10:00', { step: '审查' }],
      ],
      codes: [],
    },
    {
      why: 'resumed without a suspension',
      events: [
        ['accepted', '2026-03-02 09:00'],
        ['resumed', '2026-03-02 10:00'],
      ],
      codes: ['resumedWithoutSuspension'],
    },
  ];
  for (const { why, events, codes } of rows) {
    it(why, () => {
      expect(found(events)).toEqual([...codes]);
    });
  }

  it('are not raised within one instant, where sources do not number their events', () => {
    const events = [
      event('received', '2026-03-02', PLACE),
      event('accepted', '2026-03-02 10:00', {}, { source: 'urn:z' }),
      event('stepStarted', '2026-03-02 10:00', { step: '审查' }, { source: 'urn:a' }),
    ];
    expect(codesOf(derive(events, '2026-03-03'))).toEqual([]);
  });

  it('are raised within one instant where both events carry a sequence', () => {
    const events = [
      event('received', '2026-03-02', PLACE),
      event('accepted', '2026-03-02 10:00', {}, { sequence: 3 }),
      event('stepStarted', '2026-03-02 10:00', { step: '审查' }, { sequence: 2 }),
    ];
    expect(codesOf(derive(events, '2026-03-03'))).toEqual(['stepBeforeAcceptance']);
  });

  it('are not raised within one instant where only one carries a sequence', () => {
    const events = [
      event('received', '2026-03-02', PLACE),
      event('accepted', '2026-03-02 10:00', {}, { sequence: 3 }),
      event('stepStarted', '2026-03-02 10:00', { step: '审查' }),
    ];
    expect(codesOf(derive(events, '2026-03-03'))).toEqual([]);
  });

  it('do not blame a step of a case that silence made accepted', () => {
    const events = [
      event('received', '2026-03-02', PLACE),
      event('stepStarted', '2026-03-03', { step: '审查' }),
    ];
    expect(codesOf(derive(events, '2026-03-09'))).toEqual(['stepBeforeAcceptance']);
    expect(codesOf(derive(events, '2026-03-10'))).toEqual([]);
  });

  it('name the step', () => {
    const events = [
      event('received', '2026-03-02', PLACE),
      event('stepStarted', '2026-03-02 10:00', { step: '审查' }),
    ];
    expect(derive(events, '2026-03-03').findings[0]?.facts).toEqual({ step: '审查' });
  });

  it('name the event that raised them', () => {
    const accepted = event('accepted', '2026-03-02 09:00', PLACE);
    const [finding] = derive(
      [accepted, event('received', '2026-03-02 10:00')],
      '2026-03-03',
    ).findings;
    expect(finding?.event).toEqual({ source: accepted.source, id: accepted.id });
    expect(finding?.at).toBe(accepted.time);
  });
});
