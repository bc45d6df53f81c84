import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import {
  at,
  configuration,
  day,
  decision,
  derive,
  event,
  PLACE,
  settle,
  workingDays,
} from '../testing/case-fixture.ts';
import { APPROVAL_DEFAULT, CASE_CARD_RULES, PROCESS_DEFAULT, SD_HOTLINE } from './card-rules.ts';

type Row = readonly [type: string, time: string, data?: Readonly<Record<string, Json>>];

function eventsOf(...rows: readonly Row[]): LoggedEvent[] {
  return rows.map(([type, time, data], index) =>
    event(type, time, { ...(index === 0 ? PLACE : {}), ...data }),
  );
}

/** Cards due at a moment, as `clock level`. */
function due(events: readonly LoggedEvent[], asOf: string): string[] {
  return derive(events, asOf).toIssue.map(({ clockId, level }) => `${clockId} ${level}`);
}

const promised = (value: number): Row => [
  'accepted',
  '2026-03-02',
  { commitmentLimit: workingDays(value) },
];

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
      expect(due(eventsOf(...events), asOf)).toEqual([...cards]);
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

  it('alone is in force for cases from the start', () => {
    expect(CASE_CARD_RULES).toEqual([APPROVAL_DEFAULT]);
  });
});

describe('a yellow card that stays unexplained', () => {
  const events = eventsOf(promised(10));
  const issued = settle(events, '2026-03-17 00:00').events;
  const yellow = issued.find(({ id }) => id.includes('yellow'))?.id ?? '';

  it('becomes red after 2 working days', () => {
    expect(due(issued, '2026-03-19 23:59')).toEqual([]);
    expect(due(issued, '2026-03-20 00:00')).toEqual(['commitment red']);
  });

  it('announces it', () => {
    expect(derive(issued, '2026-03-17 12:00').nextAt).toBe(at('2026-03-20 00:00'));
  });

  for (const act of ['card.explained', 'card.appealed', 'card.closed', 'card.revoked']) {
    it(`does not after ${act} in time`, () => {
      const answered = [
        ...issued,
        decision(act, '2026-03-19 17:00', { card: yellow, by: 'li', reason: '因' }),
      ];
      expect(due(answered, '2026-04-20')).toEqual([]);
    });
  }

  for (const act of ['card.acknowledged', 'card.urged']) {
    it(`does although there was ${act}: that explains nothing`, () => {
      const told = [
        ...issued,
        decision(act, '2026-03-18', { card: yellow, by: 'li', reason: '因' }),
      ];
      expect(due(told, '2026-03-20 00:00')).toEqual(['commitment red']);
    });
  }

  it('does although it was explained a day too late', () => {
    const late = [
      ...issued,
      decision('card.explained', '2026-03-20 09:00', { card: yellow, by: 'li', reason: '因' }),
    ];
    expect(due(late, '2026-03-20 10:00')).toEqual(['commitment red']);
  });

  it('counts from the day it was issued, not from a breach that nobody knew of', () => {
    const known = settle(events, '2026-04-01 09:00', configuration(), { retroactive: true }).events;
    expect(due(known, '2026-04-03 23:59')).toEqual([]);
    expect(due(known, '2026-04-04 00:00')).toEqual(['commitment red']);
  });

  it('expects no explanation where nobody was told', () => {
    const silent = settle(events, '2026-04-01 09:00', configuration(), {
      retroactive: true,
      notified: false,
    }).events;
    expect(due(silent, '2026-06-01')).toEqual([]);
  });

  it('does so although the case has been finished since: late it was', () => {
    expect(due([...issued, event('finished', '2026-03-17 15:00')], '2026-03-20 00:00')).toEqual([
      'commitment red',
    ]);
  });
});

describe('versions of card rules', () => {
  const early = { ...APPROVAL_DEFAULT, effectiveTo: day('2026-03-16') };
  const [, over] = APPROVAL_DEFAULT.rules;
  const stricter = {
    id: 'STRICT',
    effectiveFrom: day('2026-03-17'),
    effectiveTo: null,
    rules: over === undefined ? [] : [{ ...over, id: 'strict', level: 'red' as const }],
  };

  it('the one in force at the breach decides', () => {
    const config = configuration({ cardRules: [early, stricter] });
    const ten = eventsOf(promised(10));
    const nine = eventsOf(promised(9));
    const shown = (events: readonly LoggedEvent[]): string[] =>
      derive(events, '2026-04-01', config).toIssue.map(
        ({ ruleSet, level }) => `${ruleSet} ${level}`,
      );
    expect(shown(ten)).toEqual(['APPROVAL_DEFAULT warning', 'STRICT red']);
    expect(shown(nine)).toEqual(['APPROVAL_DEFAULT warning', 'APPROVAL_DEFAULT yellow']);
  });

  it('without any rules there are no cards', () => {
    expect(
      derive(eventsOf(promised(10)), '2026-04-01', configuration({ cardRules: [] })).toIssue,
    ).toEqual([]);
  });

  it('two rules for one key give one card, by the earlier ground', () => {
    const config = configuration({
      cardRules: [{ ...APPROVAL_DEFAULT, id: 'B' }, APPROVAL_DEFAULT],
    });
    expect(
      derive(eventsOf(promised(10)), '2026-03-17', config).toIssue.map(
        ({ ruleSet, level }) => `${ruleSet} ${level}`,
      ),
    ).toEqual(['B warning', 'B yellow']);
  });
});

describe('SD_HOTLINE', () => {
  it('is yellow one working day before the end and red after it, on the clock of a ticket', () => {
    expect(SD_HOTLINE.rules.map(({ clock, level, when }) => [clock, level, when.type])).toEqual([
      ['close', 'yellow', 'remaining'],
      ['close', 'red', 'over'],
    ]);
  });

  it('gives a case no card', () => {
    const config = configuration({ cardRules: [SD_HOTLINE] });
    expect(derive(eventsOf(promised(10)), '2026-06-01', config).toIssue).toEqual([]);
  });
});

describe('PROCESS_DEFAULT', () => {
  const config = configuration({ cardRules: [PROCESS_DEFAULT] });
  const denied = eventsOf(
    ['accepted', '2026-03-02'],
    ['decided', '2026-03-04', { result: 'denied' }],
  );

  it('turns a refusal without a reason into a yellow card about content', () => {
    const [card] = derive(denied, '2026-03-05', config).toIssue;
    expect(card?.clockId).toBe('finding:refusalWithoutReason');
    expect([card?.level, card?.category, card?.groundAt]).toEqual([
      'yellow',
      'content',
      at('2026-03-04'),
    ]);
    expect([card?.due, card?.departmentCode]).toEqual([null, '370102-water']);
  });

  it('issues such a card once', () => {
    expect(settle(denied, '2026-03-05', config).derived.toIssue).toEqual([]);
  });

  it('loses its ground when the finding goes', () => {
    const { events } = settle(denied, '2026-03-05', config);
    const first = denied[1];
    const reasoned = events.map((one) =>
      one === first ? { ...one, data: { result: 'denied', reason: '不符合第五条' } } : one,
    );
    expect(derive(reasoned, '2026-03-06', config).groundsLost.length).toBe(1);
  });

  it('is not in force by default', () => {
    expect(derive(denied, '2026-03-05').toIssue).toEqual([]);
  });

  it('a warning of a finding does not lapse with a clock', () => {
    const same = eventsOf(
      ['accepted', '2026-03-02', { officer: '王' }],
      ['decided', '2026-03-04', { result: 'denied', reason: '否', officer: '王' }],
    );
    expect(settle(same, '2026-03-05', config).derived.cards.map(({ state }) => state)).toEqual([
      'open',
    ]);
  });
});
