import { walk } from './strip-walk.ts';

const dates = ['2026-09-17', '2026-09-18', '2026-09-19'];
const clocks = ['commitment', 'statutory'];
const from = { clockId: 'commitment', date: '2026-09-18' };

const rows = [
  { key: 'ArrowRight', to: { clockId: 'commitment', date: '2026-09-19' } },
  { key: 'ArrowLeft', to: { clockId: 'commitment', date: '2026-09-17' } },
  { key: 'ArrowDown', to: { clockId: 'statutory', date: '2026-09-18' } },
  { key: 'ArrowUp', to: { clockId: 'commitment', date: '2026-09-18' } },
  { key: 'Home', to: { clockId: 'commitment', date: '2026-09-17' } },
  { key: 'End', to: { clockId: 'commitment', date: '2026-09-19' } },
  { key: 'x', to: null },
];

describe('walk', () => {
  for (const { key, to } of rows) {
    it(`${key} leads to ${to === null ? 'nowhere' : `${to.clockId} ${to.date}`}`, () => {
      expect(walk(key, from, dates, clocks)).toEqual(to);
    });
  }

  it('begins on the last day', () => {
    expect(walk('ArrowLeft', null, dates, clocks)).toEqual({
      clockId: 'commitment',
      date: '2026-09-19',
    });
  });

  it('begins where the first clock ends, though another goes on', () => {
    expect(walk('ArrowRight', null, dates, clocks, '2026-09-18')).toEqual(from);
  });

  it('stops at both ends', () => {
    const last = { clockId: 'statutory', date: '2026-09-19' };
    expect(walk('ArrowRight', last, dates, clocks)).toEqual(last);
    expect(walk('ArrowDown', last, dates, clocks)).toEqual(last);
  });

  it('goes nowhere without days or clocks', () => {
    expect(walk('ArrowRight', null, [], clocks)).toBeNull();
    expect(walk('ArrowRight', null, dates, [])).toBeNull();
  });
});
