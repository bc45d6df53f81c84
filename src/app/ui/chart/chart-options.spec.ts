import { columnsByLevel, columnsHeight } from './columns-by-level.ts';
import { stackedBars, stackedBarsHeight } from './stacked-bars.ts';
import { aChartTheme } from '../../../testing/chart-theme.ts';

const theme = aChartTheme();
const words = { red: '红牌', yellow: '黄牌', warning: '预警' };
const days = [
  { day: '2026-11-22', red: 0, yellow: 2, warning: 40 },
  { day: '2026-11-23', red: 1, yellow: 3, warning: 60 },
];

interface Series {
  readonly name: string;
  readonly data: readonly (number | null)[];
  readonly itemStyle: { readonly color: string };
}
const seriesOf = (option: Record<string, unknown>): readonly Series[] =>
  option['series'] as readonly Series[];

const short = (day: string): string => day.slice(5);

describe('columnsByLevel', () => {
  it('draws one panel a level in order of weight, in the colour of the level', () => {
    const series = seriesOf(columnsByLevel(days, words, theme, short));
    expect(series.map((one) => [one.name, one.itemStyle.color, one.data])).toEqual([
      ['红牌', theme.level.red, [0, 1]],
      ['黄牌', theme.level.yellow, [2, 3]],
      ['预警', theme.level.warning, [40, 60]],
    ]);
  });

  it('starts every scale at zero and says the sum of its panel', () => {
    const axes = columnsByLevel(days, words, theme, short)['yAxis'] as readonly {
      readonly min: number;
      readonly max: number;
      readonly name: string;
    }[];
    expect(axes.map((axis) => [axis.min, axis.max, axis.name])).toEqual([
      [0, 1, '红牌 1'],
      [0, 3, '黄牌 5'],
      [0, 60, '预警 100'],
    ]);
  });

  it('fills the place that the page has, and keeps a least height where there is less', () => {
    const tops = (place: number): readonly number[] =>
      (
        columnsByLevel(days, words, theme, short, place)['grid'] as readonly {
          readonly top: number;
        }[]
      ).map(({ top }) => top);
    expect([tops(0), columnsHeight(0)]).toEqual([[20, 82, 144], 210]);
    expect([tops(-20), columnsHeight(-20)]).toEqual([[20, 82, 144], 210]);
    expect([tops(324), columnsHeight(324)]).toEqual([[20, 120, 220], 324]);
  });

  it('never animates and survives days without cards', () => {
    const option = columnsByLevel([], words, theme, short);
    expect(option.animation).toBeFalse();
    expect((option['yAxis'] as readonly { readonly max: number }[])[0]?.max).toBe(1);
  });
});

describe('stackedBars', () => {
  const series = [
    { name: '办理', look: 'accent' },
    { name: '挂起', look: 'hatched' },
    { name: '等待', look: 'grey' },
  ] as const;
  const bars = [
    { name: '初审', parts: [5, 0, 1] },
    { name: '审查', parts: [null, 10, 2] },
  ];

  it('gives each series its part of every bar and draws neither nothing nor the unknown', () => {
    const drawn = seriesOf(stackedBars(bars, series, theme));
    expect(drawn.map((one) => one.data)).toEqual([
      [5, null],
      [null, 10],
      [1, 2],
    ]);
  });

  it('starts at zero without an axis', () => {
    const axis = stackedBars(bars, series, theme)['xAxis'] as {
      readonly min: number;
      readonly show: boolean;
    };
    expect(axis).toEqual(jasmine.objectContaining({ min: 0, show: false }));
  });

  it('grows with its bars and keeps room for none', () => {
    expect(stackedBarsHeight(bars)).toBe(72);
    expect(stackedBarsHeight([])).toBe(40);
  });
});
