import { configuration, derive, workingDays } from '../testing/case-fixture.ts';
import { APPROVAL_DEFAULT, CARD_RULES, SD_HOTLINE } from './card-rules.ts';
import { ownerOfClock } from '../subject-kind.ts';
import { cardsDue, eventsOf, promised } from '../testing/case-rows.ts';
import type { Row } from '../testing/case-rows.ts';

describe('APPROVAL_DEFAULT', () => {
  const rows: readonly {
    why: string;
    events: readonly Row[];
    asOf: string;
    cards: readonly string[];
  }[] = [
    {
      why: 'two working days before the committed end: none',
      events: [promised(10)],
      asOf: '2026-03-12 23:59',
      cards: [],
    },
    {
      why: 'one working day before it: warning',
      events: [promised(10)],
      asOf: '2026-03-13 00:00',
      cards: ['commitment warning'],
    },
    {
      why: 'the weekend between does not matter',
      events: [promised(10)],
      asOf: '2026-03-15 12:00',
      cards: ['commitment warning'],
    },
    {
      why: 'on the due day: still a warning',
      events: [promised(10)],
      asOf: '2026-03-16 23:59',
      cards: ['commitment warning'],
    },
    {
      why: 'over the commitment: yellow',
      events: [promised(10)],
      asOf: '2026-03-17 00:00',
      cards: ['commitment warning', 'commitment yellow'],
    },
    {
      why: 'a commitment of 2 days warns after its first',
      events: [promised(2)],
      asOf: '2026-03-03 00:00',
      cards: ['commitment warning'],
    },
    {
      why: 'a commitment of 1 day does not warn',
      events: [promised(1)],
      asOf: '2026-03-03 12:00',
      cards: [],
    },
    {
      why: 'a commitment of 1 day has its yellow',
      events: [promised(1)],
      asOf: '2026-03-04 00:00',
      cards: ['commitment yellow'],
    },
    {
      why: 'on the spot does not warn',
      events: [['accepted', '2026-03-02', { kind: 'onTheSpot' }]],
      asOf: '2026-03-02 12:00',
      cards: [],
    },
    {
      why: 'on the spot has its yellow the next day',
      events: [['accepted', '2026-03-02', { kind: 'onTheSpot' }]],
      asOf: '2026-03-03 00:00',
      cards: ['commitment yellow'],
    },
    {
      why: 'a natural day is spared as well',
      events: [['accepted', '2026-03-02', { commitmentLimit: { value: 1, unit: 'naturalDay' } }]],
      asOf: '2026-03-03 12:00',
      cards: [],
    },
    {
      why: 'a month warns one working day before its end',
      events: [['accepted', '2026-03-02', { commitmentLimit: { value: 1, unit: 'month' } }]],
      asOf: '2026-04-01 00:00',
      cards: ['commitment warning'],
    },
    {
      why: 'a stated end warns one working day before',
      events: [['accepted', '2026-03-02', { commitmentLimit: { due: '2026-03-16' } }]],
      asOf: '2026-03-13 00:00',
      cards: ['commitment warning'],
    },
    {
      why: 'over the statutory limit: red, without a warning',
      events: [['accepted', '2026-03-02', { statutoryLimit: workingDays(20) }]],
      asOf: '2026-03-31 00:00',
      cards: ['statutory red'],
    },
    {
      why: 'a day before the statutory end: none',
      events: [['accepted', '2026-03-02', { statutoryLimit: workingDays(20) }]],
      asOf: '2026-03-30 23:59',
      cards: [],
    },
    {
      why: 'correction notice over: yellow',
      events: [['received', '2026-03-02']],
      asOf: '2026-03-10 00:00',
      cards: ['correctionNotice yellow'],
    },
    {
      why: 'correction notice on its last day: none',
      events: [['received', '2026-03-02']],
      asOf: '2026-03-09 23:59',
      cards: [],
    },
    {
      why: 'a step over although the case is in time: yellow',
      events: [
        promised(10),
        ['stepStarted', '2026-03-02', { step: '审查', limit: workingDays(2) }],
      ],
      asOf: '2026-03-05 00:00',
      cards: ['step:审查:1 yellow'],
    },
    {
      why: 'delivery over: yellow',
      events: [
        ['accepted', '2026-03-02'],
        ['decided', '2026-03-03', { result: 'approved' }],
      ],
      asOf: '2026-03-18 00:00',
      cards: ['delivery yellow'],
    },
    {
      why: 'finished in time: none',
      events: [promised(10), ['finished', '2026-03-16 17:00']],
      asOf: '2026-04-16',
      cards: [],
    },
    {
      why: 'no warning for what has ended',
      events: [promised(10), ['finished', '2026-03-13 17:00']],
      asOf: '2026-03-13 18:00',
      cards: [],
    },
    {
      why: 'finished late and known late: still a yellow',
      events: [promised(10), ['finished', '2026-03-17 09:00']],
      asOf: '2026-04-16',
      cards: ['commitment yellow'],
    },
    {
      why: 'decided late: still a red',
      events: [
        ['accepted', '2026-03-02', { statutoryLimit: workingDays(20) }],
        ['decided', '2026-03-31', { result: 'approved' }],
        ['delivered', '2026-03-31'],
      ],
      asOf: '2026-04-16',
      cards: ['statutory red'],
    },
    {
      why: 'finished at the first instant after the end: a yellow',
      events: [promised(10), ['finished', '2026-03-17 00:00']],
      asOf: '2026-03-17 00:00',
      cards: ['commitment yellow'],
    },
    {
      why: 'withdrawn before the end: none',
      events: [promised(10), ['withdrawn', '2026-03-16']],
      asOf: '2026-04-16',
      cards: [],
    },
    {
      why: 'withdrawn after the end: the breach remains',
      events: [promised(10), ['withdrawn', '2026-03-17']],
      asOf: '2026-04-16',
      cards: ['commitment yellow'],
    },
    {
      why: 'suspended without end: none while it lasts',
      events: [promised(10), ['suspended', '2026-03-12', { reason: 'HEARING' }]],
      asOf: '2026-06-16',
      cards: [],
    },
    {
      why: 'beyond the calendar: none, nobody knows',
      events: [['accepted', '2026-12-28', { commitmentLimit: workingDays(5) }]],
      asOf: '2027-03-16',
      cards: [],
    },
  ];
  for (const { why, events, asOf, cards } of rows) {
    it(why, () => {
      expect(cardsDue(eventsOf(events), asOf)).toEqual([...cards]);
    });
  }

  it('counts warnings as no fault, yellow and red as faults', () => {
    expect(APPROVAL_DEFAULT.rules.map(({ level, fault }) => `${level} ${String(fault)}`)).toEqual([
      'warning false',
      'yellow true',
      'red true',
      'red true',
      'yellow true',
      'yellow true',
      'yellow true',
    ]);
  });

  it('is in force from the start, beside the set for tickets', () => {
    expect(CARD_RULES).toEqual([APPROVAL_DEFAULT, SD_HOTLINE]);
  });
});

describe('SD_HOTLINE', () => {
  it('is yellow one working day before the end and red after it, on the clock of a ticket', () => {
    const rules = SD_HOTLINE.rules.filter(
      ({ clock, category }) => ownerOfClock(clock) === 'ticket' && category === 'time',
    );
    expect(rules.map(({ clock, level, when }) => [clock, level, when.type])).toEqual([
      ['close', 'yellow', 'remaining'],
      ['close', 'red', 'over'],
    ]);
  });

  it('counts the yellow before the end as no fault, the red as one', () => {
    for (const { when, fault } of SD_HOTLINE.rules) {
      expect(fault).toBe(when.type !== 'remaining');
    }
  });

  it('warns of the fix of a bad review the same way, and of contact and appeal when they are over', () => {
    const rules = SD_HOTLINE.rules.filter(({ clock }) => ownerOfClock(clock) === 'review');
    expect(rules.map(({ clock, level, when }) => [clock, level, when.type])).toEqual([
      ['contact', 'yellow', 'over'],
      ['rectification', 'yellow', 'remaining'],
      ['rectification', 'red', 'over'],
      ['appeal', 'yellow', 'over'],
      ['rectification', 'yellow', 'finding'],
    ]);
  });

  it('is yellow when the caller is dissatisfied, red when he still is after a re-handling', () => {
    const said = SD_HOTLINE.rules.filter(({ clock, when }) => {
      return clock === 'close' && when.type === 'finding';
    });
    expect(said.map(({ id, level, fault }) => [id, level, fault])).toEqual([
      ['dissatisfiedAtCallBack', 'yellow', true],
      ['dissatisfiedAfterRehandling', 'red', true],
    ]);
  });

  it('gives a case no card', () => {
    const config = configuration({ cardRules: [SD_HOTLINE] });
    expect(derive(eventsOf([promised(10)]), '2026-06-01', config).toIssue).toEqual([]);
  });
});
