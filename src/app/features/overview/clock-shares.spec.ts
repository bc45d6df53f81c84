import type { ClockSummaryRow } from '#contract/clock-view.ts';
import { clockShares, overdueByRegion } from './clock-shares.ts';
import { BAD_CUTS, cutTexts, heatClass } from './heat-class.ts';

const row = (facts: Partial<ClockSummaryRow>): ClockSummaryRow => ({
  key: '370100',
  name: '济南市',
  total: 0,
  running: 0,
  suspended: 0,
  overdue: 0,
  onTime: 0,
  late: 0,
  unknown: 0,
  void: 0,
  ...facts,
});

describe('clockShares', () => {
  it('adds up the regions and keeps the order of weight', () => {
    const { total, shares } = clockShares([
      row({ total: 6, running: 4, overdue: 2 }),
      row({ total: 4, onTime: 3, overdue: 1 }),
    ]);
    expect(total).toBe(10);
    expect(shares.map(({ bucket, count, share }) => [bucket, count, share])).toEqual([
      ['overdue', 3, 0.3],
      ['running', 4, 0.4],
      ['onTime', 3, 0.3],
    ]);
  });

  it('has no shares of nothing', () => {
    expect(clockShares([])).toEqual({ total: 0, shares: [] });
  });

  it('gives shares that add up to the whole', () => {
    const { shares } = clockShares([row({ total: 7, running: 1, late: 2, void: 4 })]);
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});

describe('overdueByRegion', () => {
  it('begins with the most and leaves out those without', () => {
    const rows = [
      row({ key: 'a', overdue: 1 }),
      row({ key: 'b' }),
      row({ key: 'c', overdue: 5 }),
      row({ key: 'd', overdue: 1 }),
    ];
    expect(overdueByRegion(rows).map(({ key }) => key)).toEqual(['c', 'a', 'd']);
  });
});

describe('heatClass', () => {
  const rows = [
    { why: 'nothing has no class', bucket: 'overdue', count: 0, total: 10, heat: null },
    { why: 'no clocks have no class', bucket: 'overdue', count: 0, total: 0, heat: null },
    { why: 'just below the first cut', bucket: 'overdue', count: 4, total: 1000, heat: 1 },
    { why: 'a cut belongs to the class above', bucket: 'overdue', count: 5, total: 1000, heat: 2 },
    { why: 'one in a hundred late is the third', bucket: 'late', count: 1, total: 100, heat: 3 },
    {
      why: 'five in a hundred unknown is the last',
      bucket: 'unknown',
      count: 5,
      total: 100,
      heat: 5,
    },
    {
      why: 'the same share of running is the first',
      bucket: 'running',
      count: 5,
      total: 100,
      heat: 1,
    },
    { why: 'nearly all running is the last', bucket: 'running', count: 95, total: 100, heat: 5 },
    { why: 'half suspended is the third', bucket: 'suspended', count: 50, total: 100, heat: 3 },
  ] as const;
  for (const { why, bucket, count, total, heat } of rows) {
    it(why, () => {
      expect(heatClass(bucket, count, total)).toBe(heat);
    });
  }

  it('writes its cuts for the legend', () => {
    expect(cutTexts(BAD_CUTS)).toEqual(['<0.5%', '≥0.5%', '≥1%', '≥2%', '≥5%']);
  });
});
