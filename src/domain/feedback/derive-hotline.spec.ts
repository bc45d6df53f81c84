import type { LoggedEvent } from '../cases/logged-event.ts';
import { at, configuration, day, event } from '../testing/case-fixture.ts';
import { deriveHotline } from './derive-hotline.ts';

function said(
  time: string,
  from: string,
  calls: number,
  connected: number,
  more = {},
): LoggedEvent {
  return event('hotline.callStatistics', time, {
    regionCode: '370102',
    from,
    to: '2026-03-03T00:00:00+08:00',
    calls,
    connected,
    answeredIn15s: 0,
    ...more,
  });
}

function cells(events: readonly LoggedEvent[]): unknown {
  const { contribution } = deriveHotline(events, configuration(), at('2026-03-31'));
  return contribution.map(([cell, amount]) => {
    const [, name, path, , , on] = JSON.parse(cell) as unknown[];
    return [name, path, on, amount];
  });
}

const PATH = '370000/370100/370102/';

describe('call statistics', () => {
  it('count by the day on which their span begins, told as an instant or as a day', () => {
    const expected = [
      ['calls', PATH, day('2026-03-02'), 100],
      ['connected', PATH, day('2026-03-02'), 97],
    ];

    expect(cells([said('2026-03-03', '2026-03-02T00:00:00+08:00', 100, 97)])).toEqual(expected);
    expect(cells([said('2026-03-03', '2026-03-02', 100, 97)])).toEqual(expected);
  });

  it('are replaced where the same span is told again, whatever came first', () => {
    const events = [
      said('2026-03-03', '2026-03-02', 100, 97),
      said('2026-03-04', '2026-03-02', 90, 9),
    ];
    const expected = [
      ['calls', PATH, day('2026-03-02'), 90],
      ['connected', PATH, day('2026-03-02'), 9],
    ];

    expect(cells(events)).toEqual(expected);
    expect(cells([...events].reverse())).toEqual(expected);
  });

  it('count in the region that each names', () => {
    const other = said('2026-03-04', '2026-03-02', 5, 5, { regionCode: 'elsewhere' });

    expect(cells([said('2026-03-03', '2026-03-02', 100, 0), other])).toEqual([
      ['calls', PATH, day('2026-03-02'), 100],
      ['calls', 'unassigned/', day('2026-03-02'), 5],
      ['connected', 'unassigned/', day('2026-03-02'), 5],
    ]);
  });
});
