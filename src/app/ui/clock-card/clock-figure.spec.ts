import { aClockView } from '../../../testing/clock-view.ts';
import { clockBar, figureParts } from './clock-figure.ts';

describe('figureParts', () => {
  it('sets the figure of the first clause apart', () => {
    expect(figureParts('已超期 3 个工作日，应办结 11-18（周三）')).toEqual({
      before: '已超期',
      figure: '3',
      after: '个工作日',
      rest: '应办结 11-18（周三）',
    });
    expect(figureParts('2 working days overdue, due Wed, Nov 18')).toEqual({
      before: '',
      figure: '2',
      after: 'working days overdue',
      rest: 'due Wed, Nov 18',
    });
  });

  it('leaves a first clause without a figure whole', () => {
    expect(figureParts('今日到期，11-23 24:00 届满')).toEqual({
      before: '今日到期',
      figure: '',
      after: '',
      rest: '11-23 24:00 届满',
    });
    expect(figureParts('无期限').before).toBe('无期限');
  });
});

describe('clockBar', () => {
  it('ends at the post while nothing is over', () => {
    const bar = clockBar(aClockView({ elapsed: { days: 5 }, remaining: { days: 15 } }));
    expect(bar?.over).toBe(0);
    expect(bar?.post).toBeCloseTo(97.1, 1);
    expect(bar?.within).toBeCloseTo(24.3, 1);
  });

  it('shows what is over after the post', () => {
    const bar = clockBar(aClockView({ elapsed: { days: 33 }, remaining: { days: -3 } }));
    expect(bar?.within).toBe(bar?.post);
    expect(bar?.over).toBeCloseTo(8.8, 1);
  });

  it('draws nothing where nothing can be counted', () => {
    expect(clockBar(aClockView({ remaining: null }))).toBeNull();
    expect(clockBar(aClockView({ elapsed: { days: 0 }, remaining: { days: 0 } }))).toBeNull();
  });
});
