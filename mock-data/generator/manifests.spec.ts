import { compileCalendar } from '#domain/time/calendar.ts';
import { OFFICIAL_SOURCE } from '#domain/testing/official-calendar.ts';
import type { Reported } from './demo-event.ts';
import { withManifests } from './manifests.ts';

describe('the daily manifests of invented sources', () => {
  const calendar = compileCalendar(OFFICIAL_SOURCE);
  const until = Date.parse('2026-11-26T09:00:00+08:00');
  const report = (id: string, time: string, reported = time): Reported => ({
    reportedAt: Date.parse(reported),
    event: {
      ...{ specversion: '1.0' as const, id, source: 'urn:a', type: 'case.note', subject: 'C1' },
      ...{ time, data: {} },
    },
  });
  const told = (reports: readonly Reported[]) =>
    withManifests(reports, calendar, until)
      .filter(({ event }) => event.type === 'source.manifest')
      .map(
        ({ event, reportedAt }) =>
          `${JSON.stringify(event.data)} ${new Date(reportedAt).toISOString()}`,
      );

  it('tell after midnight how many events happened, each counted once, also one that comes late', () => {
    const late = report('b', '2026-11-24T23:30:00+08:00', '2026-11-25T18:00:00+08:00');
    const one = report('a', '2026-11-24T09:00:00+08:00');
    expect(told([one, one, late])).toEqual([
      '{"from":"2026-11-24","to":"2026-11-24","count":2} 2026-11-24T16:30:00.000Z',
    ]);
  });

  it('say nothing of a day that is not over', () => {
    expect(told([report('a', '2026-11-26T08:00:00+08:00')])).toEqual([]);
  });

  it('come in between the reports, in order', () => {
    const reports = [
      report('a', '2026-11-24T09:00:00+08:00'),
      report('b', '2026-11-25T09:00:00+08:00'),
    ];
    const order = withManifests(reports, calendar, until).map(({ reportedAt }) => reportedAt);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order.length).toBe(4);
  });
});
