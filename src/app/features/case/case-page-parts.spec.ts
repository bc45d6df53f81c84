import { formatOf } from '../../i18n/format.ts';
import { zh } from '../../i18n/zh.ts';
import { zhCase } from '../../i18n/zh-case.ts';
import { zhLedger } from '../../i18n/zh-ledger.ts';
import { aCard, aCaseView, anEvent } from '../../../testing/case-view.ts';
import { aClockView } from '../../../testing/clock-view.ts';
import { ledgerOf } from '../../../testing/ledger-clock.ts';
import { NO_CALENDAR } from '../../ui/ledger/calendar-day.ts';
import { fieldOfInstant, instantOfField } from '../../platform/as-known.ts';
import { factRows, lastReceived } from './case-facts-row.ts';
import { ledgerClock, ledgerRange, stepName, stripClocks } from './case-ledgers.ts';
import { caseMarks } from './case-marks.ts';
import { otherClockRows } from './other-clock-rows.ts';
import { spentDrawing } from './time-spent.ts';

const format = formatOf('zh');
const statutory = aClockView({ kind: 'statutory', id: 'statutory' });
const commitment = aClockView();
const step = aClockView({
  kind: 'step',
  id: 'step:审查:1',
  bucket: 'overdue',
  remaining: { days: -16 },
  due: '2026-10-30',
});

describe('stripClocks', () => {
  it('shows commitment above statute and the others on demand', () => {
    const all = [statutory, step, commitment];
    expect(stripClocks(all, false).map((clock) => clock.kind)).toEqual(['commitment', 'statutory']);
    expect(stripClocks(all, true).map((clock) => clock.kind)).toEqual([
      'commitment',
      'statutory',
      'step',
    ]);
  });

  it('shows what there is where neither is', () => {
    expect(stripClocks([step], false)).toEqual([step]);
  });
});

describe('ledgerClock', () => {
  it('paints what is over red for the statute, amber for others', () => {
    expect(ledgerClock(statutory, zh).overLevel).toBe('red');
    expect(ledgerClock(commitment, zh).overLevel).toBe('yellow');
  });

  it('names a step by its own name', () => {
    expect(stepName(step)).toBe('审查');
    expect(ledgerClock(step, zh).name).toBe('审查');
  });
});

describe('ledgerRange', () => {
  it('spans the ledgers of all clocks', () => {
    const early = aClockView({ ledger: ledgerOf('2026-09-01 trigger', '2026-09-05 counted 1') });
    const late = aClockView({ ledger: ledgerOf('2026-09-03 trigger', '2026-09-09 counted 1') });
    expect(ledgerRange([late, early])).toEqual({ from: '2026-09-01', to: '2026-09-09' });
    expect(ledgerRange([aClockView()])).toBeNull();
  });
});

describe('caseMarks', () => {
  it('marks turns, cards in force and today, nothing else', () => {
    const marks = caseMarks(
      aCaseView({
        events: [
          anEvent('case.accepted', '2026-09-17T23:30:00+08:00'),
          anEvent('case.note', '2026-09-18T09:00:00+08:00'),
        ],
        cards: [aCard(), aCard({ id: 'x', state: 'revoked' })],
      }),
      zhCase,
      zh,
    );
    expect(marks.map(({ date, text, look }) => `${date} ${text} ${look}`)).toEqual([
      '2026-09-17 受理 event',
      '2026-11-05 黄牌 yellow',
      '2026-11-23 今天 today',
    ]);
  });
});

describe('otherClockRows', () => {
  const speech = { texts: zhCase, ledger: zhLedger, shared: zh, format, people: [] };
  it('lists suspension and step, and says that delivery has not begun', () => {
    const suspended = aClockView({
      suspensions: [
        {
          from: '2026-10-12',
          to: '2026-10-26',
          limit: { value: 10, unit: 'workingDay' },
          reason: 'EXPERT_REVIEW',
        },
      ],
    });
    const rows = otherClockRows(aCaseView({ clocks: [suspended, step] }), speech, NO_CALENDAR);
    expect(rows.map(({ name, limit, state, look }) => [name, limit, state, look])).toEqual([
      ['专家评审（挂起）', '10 个工作日', '已结束', 'plain'],
      ['审查环节', '20 个工作日', '超期 16 工作日', 'over'],
      ['送达', '', '未开始', 'plain'],
    ]);
  });
});

describe('factRows', () => {
  it('shows persons as they come, masked, and says what is missing', () => {
    const rows = factRows(aCaseView(), zhCase, '·');
    expect(rows.map(({ value }) => value)).toEqual([
      '东营市·市生态环境局',
      '示例化工有限公司',
      '139****5527',
      '网上申请',
      '承诺件',
      '未提供',
    ]);
  });
});

describe('factRows of a department that names its region', () => {
  it('does not say the region twice', () => {
    const view = aCaseView();
    const facts = { ...view.facts, departmentName: '东营市水利局' };
    expect(factRows({ facts }, zhCase, '·')[0]?.value).toBe('东营市水利局');
  });
});

describe('lastReceived', () => {
  it('goes by receipt, so that a late report counts as news', () => {
    const late = anEvent('case.resumed', '2026-10-01T09:00:00+08:00', {
      receivedAt: '2026-11-02T09:00:00+08:00',
    });
    const early = anEvent('case.note', '2026-10-20T09:00:00+08:00');
    expect(lastReceived([late, early])).toBe(late);
    expect(lastReceived([])).toBeNull();
  });
});

describe('instantOfField', () => {
  it('reads a moment of the page as a moment of the province', () => {
    expect(instantOfField('2026-11-01T09:00')).toBe('2026-11-01T09:00:00+08:00');
    expect(instantOfField('2026-11-01')).toBeNull();
    expect(instantOfField('')).toBeNull();
  });

  it('comes back as the same field, from any offset', () => {
    expect(fieldOfInstant('2026-11-01T09:00:00+08:00')).toBe('2026-11-01T09:00');
    expect(fieldOfInstant('2026-11-01T01:00:00Z')).toBe('2026-11-01T09:00');
    expect(fieldOfInstant('yesterday')).toBe('');
    expect(fieldOfInstant(null)).toBe('');
  });
});

describe('spentDrawing', () => {
  const spent = [
    {
      step: '初审',
      departmentCode: 'D1',
      officer: '赵*林',
      from: '2026-09-18T09:00:00+08:00',
      to: '2026-09-25T09:00:00+08:00',
      active: 4,
      suspended: 0,
      waiting: 1,
    },
    {
      step: '审查',
      departmentCode: null,
      officer: null,
      from: '2026-09-25T09:00:00+08:00',
      to: null,
      active: 20,
      suspended: 10,
      waiting: null,
    },
  ];

  it('finds where most time went and keeps the unknown apart from zero', () => {
    const drawing = spentDrawing(spent, zhCase, format, (code) => `部门${code}`);
    expect(drawing.label).toBe('用时最多的是审查，30 个工作日');
    expect(drawing.bars.map(({ name, parts }) => [name, parts])).toEqual([
      ['初审 部门D1', [4, 0, 1]],
      ['审查', [20, 10, null]],
    ]);
    expect(drawing.table.rows[1]?.cells.slice(3)).toEqual(['进行中', '20', '10', '—']);
  });

  it('says that there is nothing yet', () => {
    expect(spentDrawing([], zhCase, format, (code) => code).label).toBe(zhCase.spent.none);
  });
});
