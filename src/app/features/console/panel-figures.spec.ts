import type { CaseView } from '#contract/case-view.ts';
import type { ClockView, LedgerLineText } from '#contract/clock-view.ts';
import { aCard } from '../../../testing/card-view.ts';
import { caseCourse } from './case-course.ts';
import { panelClocks, scaleClocks } from './clock-scale.ts';
import { dayStrip } from './day-cells.ts';

const AS_OF = '2026-11-23T10:00:00+08:00';

const LEDGER: readonly LedgerLineText[] = [
  { date: '2026-11-16', kind: 'trigger', counted: 0 },
  { date: '2026-11-17', kind: 'counted', counted: 1 },
  { date: '2026-11-18', kind: 'suspended', counted: 0 },
  { date: '2026-11-19', kind: 'counted', counted: 1 },
  { date: '2026-11-20', kind: 'counted', counted: 1 },
  { date: '2026-11-21', kind: 'restDay', counted: 0 },
  { date: '2026-11-22', kind: 'holiday', counted: 0 },
  { date: '2026-11-23', kind: 'makeUpDay', counted: 1 },
  { date: '2026-11-24', kind: 'counted', counted: 1 },
];

function aClock(facts: Partial<ClockView> = {}): ClockView {
  return {
    kind: 'statutory',
    id: 'statutory',
    start: '2026-11-16',
    due: '2026-11-20',
    endedAt: null,
    state: 'overdue',
    bucket: 'overdue',
    limit: { value: 3, unit: 'workingDay' },
    basis: 'item',
    departmentCode: null,
    beyondCalendar: null,
    notBefore: null,
    elapsed: { days: 4 },
    remaining: { days: -1 },
    warnAt: [],
    suspensions: [],
    extensions: [],
    ledger: LEDGER,
    ...facts,
  };
}

describe('dayStrip', () => {
  it('says how each day was counted, and ends today', () => {
    const commitment = aClock({ kind: 'commitment', id: 'commitment', due: '2026-11-19' });
    const strip = dayStrip([aClock(), commitment], AS_OF);

    expect(strip?.cells.map((cell) => cell.kind)).toEqual([
      'trigger',
      'counted',
      'suspended',
      'counted',
      'overCommitment',
      'rest',
      'holiday',
      'overStatutory',
    ]);
    expect(strip?.cells.filter((cell) => cell.due).map((cell) => cell.date)).toEqual([
      '2026-11-19',
      '2026-11-20',
    ]);
    expect(strip?.counted).toBe(4);
    expect(strip?.suspension).toEqual({ from: '2026-11-18', to: '2026-11-18' });
  });

  it('has no end to mark where the due day is not known', () => {
    const strip = dayStrip([aClock({ due: null })], AS_OF);

    expect(strip?.cells.some((cell) => cell.due || cell.kind === 'overStatutory')).toBe(false);
  });

  it('does not exist without a ledger', () => {
    expect(dayStrip([aClock({ ledger: [] })], AS_OF)).toBeUndefined();
    expect(dayStrip([], AS_OF)).toBeUndefined();
  });
});

describe('scaleClocks', () => {
  const whole = (scaled: { from: number; within: number; over: number }): number =>
    scaled.from + scaled.within + scaled.over;

  it('puts all clocks on one scale, which ends a little after the latest', () => {
    const [long, short] = scaleClocks(
      [aClock({ due: '2026-11-30' }), aClock({ id: 'b', start: '2026-11-20', due: '2026-11-21' })],
      AS_OF,
    );

    expect(long?.from).toBe(0);
    expect(long?.over).toBe(0);
    expect(long?.post).toBeLessThan(1);
    expect(short?.from).toBeGreaterThan(0);
    expect(short?.over).toBeGreaterThan(0);
    expect(whole(short ?? { from: 9, within: 0, over: 0 })).toBeLessThanOrEqual(1);
  });

  it('stops a clock where it ended', () => {
    const [ended] = scaleClocks([aClock({ endedAt: '2026-11-18T09:00:00+08:00' })], AS_OF);

    expect(ended?.over).toBe(0);
  });

  it('has no post and nothing over where the due day is not known', () => {
    const [unknown] = scaleClocks([aClock({ due: null })], AS_OF);

    expect(unknown?.post).toBeNull();
    expect(unknown?.over).toBe(0);
  });
});

describe('panelClocks', () => {
  it('shows the two limits, and the card’s own clock where it is another', () => {
    const clocks = [
      aClock({ kind: 'step', id: 'step:1' }),
      aClock({ kind: 'step', id: 'step:2' }),
      aClock({ kind: 'commitment', id: 'commitment' }),
      aClock(),
    ];

    expect(panelClocks(clocks, 'step:2').map((clock) => clock.id)).toEqual([
      'statutory',
      'commitment',
      'step:2',
    ]);
  });
});

describe('caseCourse', () => {
  const card = aCard();
  const view = {
    cards: [card],
    events: [
      {
        id: '1',
        source: 'urn:a',
        type: 'case.accepted',
        subject: 'A',
        time: '2026-11-16T09:00:00+08:00',
        receivedAt: '2026-11-18T10:00:00+08:00',
        sequence: null,
        data: {},
      },
    ],
    findings: [
      {
        code: 'reportedLate',
        at: '2026-11-16T09:00:00+08:00',
        event: '1',
        facts: { type: 'case.accepted', workingDays: 2 },
      },
    ],
    decisions: [
      {
        id: 'd1',
        type: 'card.issued',
        at: '2026-11-19T00:00:07+08:00',
        by: null,
        reason: null,
        card: card.id,
        facts: {},
      },
      {
        id: 'd2',
        type: 'card.urged',
        at: '2026-11-20T09:00:00+08:00',
        by: '王敏',
        reason: '请说明',
        card: card.id,
        facts: {},
      },
    ],
  } as unknown as CaseView;
  const lines = caseCourse(view);

  it('has the newest first', () => {
    expect(lines.map((line) => line.type)).toEqual(['card.urged', 'card.issued', 'case.accepted']);
  });

  it('dates a card by its ground, not by the sweep that found it', () => {
    expect(lines[1]?.at).toBe(card.groundAt);
  });

  it('tells of a late report what its finding counts: working days', () => {
    expect(lines[2]?.late).toBe(2);
    expect(lines[0]?.late).toBeNull();
  });
});
