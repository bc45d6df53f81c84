import type { LoggedEvent } from '../cases/logged-event.ts';
import { at, configuration, day, derive, settle } from '../testing/case-fixture.ts';
import { APPROVAL_DEFAULT, PROCESS_DEFAULT } from './card-rules.ts';
import { eventsOf, promised } from '../testing/case-rows.ts';

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
    const ten = eventsOf([promised(10)]);
    const nine = eventsOf([promised(9)]);
    const shown = (events: readonly LoggedEvent[]): string[] =>
      derive(events, '2026-04-01', config).toIssue.map(
        ({ ruleSet, level }) => `${ruleSet} ${level}`,
      );
    expect(shown(ten)).toEqual(['APPROVAL_DEFAULT warning', 'STRICT red']);
    expect(shown(nine)).toEqual(['APPROVAL_DEFAULT warning', 'APPROVAL_DEFAULT yellow']);
  });

  it('the last day of a version belongs to it', () => {
    const last = { ...APPROVAL_DEFAULT, effectiveTo: day('2026-03-17') };
    const due = (cardRules: readonly (typeof last)[]): string[] =>
      derive(eventsOf([promised(10)]), '2026-04-01', configuration({ cardRules })).toIssue.map(
        ({ level }) => level,
      );
    expect(due([last])).toEqual(['warning', 'yellow']);
    expect(due([{ ...last, effectiveTo: day('2026-03-16') }])).toEqual(['warning']);
    expect(due([{ ...last, effectiveTo: day('2026-03-12') }])).toEqual([]);
  });

  it('a card keeps the ground that its own version gave it', () => {
    const [soon] = APPROVAL_DEFAULT.rules;
    const before = { ...APPROVAL_DEFAULT, effectiveTo: day('2026-03-31') };
    const ten = { value: 10, unit: 'workingDay' } as const;
    const sparing = {
      ...APPROVAL_DEFAULT,
      effectiveFrom: day('2026-04-01'),
      rules:
        soon === undefined
          ? []
          : [{ ...soon, when: { type: 'remaining', atMost: ten, exceptLimit: ten } as const }],
    };
    const config = configuration({ cardRules: [sparing, before] });
    const { events } = settle(eventsOf([promised(10)]), '2026-03-13', config);
    expect(derive(events, '2026-03-14', config).groundsLost).toEqual([]);
    const turned = configuration({ cardRules: [before, sparing] });
    expect(derive(events, '2026-03-14', turned).groundsLost).toEqual([]);
  });

  it('without any rules there are no cards', () => {
    expect(
      derive(eventsOf([promised(10)]), '2026-04-01', configuration({ cardRules: [] })).toIssue,
    ).toEqual([]);
  });

  it('two rules for one key give one card, also when the later rule has the earlier ground', () => {
    const [soon] = APPROVAL_DEFAULT.rules;
    const earlier = {
      ...stricter,
      id: 'EARLIER',
      effectiveFrom: day('2000-01-01'),
      rules: soon === undefined ? [] : [{ ...soon, id: 'yellowSoon', level: 'yellow' as const }],
    };
    const late = { ...APPROVAL_DEFAULT, rules: over === undefined ? [] : [over] };
    for (const cardRules of [
      [late, earlier],
      [earlier, late],
    ]) {
      const due = derive(
        eventsOf([promised(10)]),
        '2026-04-01',
        configuration({ cardRules }),
      ).toIssue;
      expect(due.map(({ rule, level }) => `${rule} ${level}`)).toEqual(['yellowSoon yellow']);
    }
  });

  it('two rules for one key give one card, by the earlier ground', () => {
    const config = configuration({
      cardRules: [{ ...APPROVAL_DEFAULT, id: 'B' }, APPROVAL_DEFAULT],
    });
    expect(
      derive(eventsOf([promised(10)]), '2026-03-17', config).toIssue.map(
        ({ ruleSet, level }) => `${ruleSet} ${level}`,
      ),
    ).toEqual(['B warning', 'B yellow']);
  });
});

describe('PROCESS_DEFAULT', () => {
  const config = configuration({ cardRules: [PROCESS_DEFAULT] });
  const denied = eventsOf([
    ['accepted', '2026-03-02'],
    ['decided', '2026-03-04', { result: 'denied' }],
  ]);

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

  it('counts its warnings as no fault, its yellow cards as faults', () => {
    const faults = PROCESS_DEFAULT.rules.map(({ level, fault }) => `${level} ${String(fault)}`);
    expect(new Set(faults)).toEqual(new Set(['yellow true', 'warning false']));
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
    const same = eventsOf([
      ['accepted', '2026-03-02', { officer: '王' }],
      ['decided', '2026-03-04', { result: 'denied', reason: '否', officer: '王' }],
    ]);
    expect(settle(same, '2026-03-05', config).derived.cards.map(({ state }) => state)).toEqual([
      'open',
    ]);
  });
});
