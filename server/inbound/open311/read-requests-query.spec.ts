import { RefusedRequest } from '../http/refused-request.ts';
import { readRequestsQuery } from './read-requests-query.ts';

const NOW = Date.parse('2026-11-02T09:00:00Z');
const DAY = 86_400_000;

type Query = Parameters<typeof readRequestsQuery>[0];

function read(query: Query): ReturnType<typeof readRequestsQuery> {
  return readRequestsQuery(query, NOW);
}

function refusalOf(query: Query): readonly string[] {
  try {
    read(query);
    return [];
  } catch (error) {
    if (!(error instanceof RefusedRequest)) throw error;
    return error.refusal.messages ?? [];
  }
}

describe('filters of requests', () => {
  it('are the last 90 days of everything where nothing is said', () => {
    const { tickets, skip, take } = read({});
    expect(tickets.from).toBe(NOW - 90 * DAY);
    expect(tickets.to).toBeGreaterThanOrEqual(NOW);
    expect([tickets.nos, tickets.services, tickets.isClosed]).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    expect([skip, take]).toEqual([0, 1000]);
  });

  it('span 90 days from a start alone, and to an end alone', () => {
    const start = read({ start_date: '2026-01-01T00:00:00Z' }).tickets;
    expect(start.to - start.from).toBe(90 * DAY);
    const end = read({ end_date: '2026-01-01T00:00:00Z' }).tickets;
    expect(end.to - end.from).toBe(90 * DAY);
    const { tickets } = read({ start_date: '2026-01-01', end_date: '2026-04-01' });
    expect(tickets.to - tickets.from).toBeGreaterThanOrEqual(90 * DAY);
    expect(end.to).toBe(Date.parse('2026-01-01T00:00:00.999Z'));
  });

  it('end now at the latest where only the start is said', () => {
    const { to } = read({ start_date: '2026-11-01T00:00:00Z' }).tickets;
    expect(to - NOW).toBeLessThan(DAY);
  });

  it('take values that are repeated, with commas between them, or both', () => {
    const { tickets } = read({ service_code: ['a, b', 'c'], status: 'open,closed' });
    expect(tickets.services).toEqual(['a', 'b', 'c']);
    expect(tickets.isClosed).toBeUndefined();
    expect(read({ status: 'closed' }).tickets.isClosed).toBeTrue();
    expect(read({ status: ['open'] }).tickets.isClosed).toBeFalse();
  });

  it('are overridden by numbers, whatever else is said', () => {
    const { tickets } = read({ service_request_id: 'x,y,x', status: 'never', start_date: 'never' });
    expect(tickets.nos).toEqual(['x', 'y']);
    expect(tickets.isClosed).toBeUndefined();
  });

  it('turn pages', () => {
    const { skip, take } = read({ page: '3', page_size: '20' });
    expect([skip, take]).toEqual([40, 20]);
  });

  const refused: readonly { why: string; query: Query; says: RegExp }[] = [
    {
      why: 'more than 90 days',
      query: { start_date: '2026-01-01', end_date: '2026-06-01' },
      says: /90 days/,
    },
    {
      why: 'an end before its start',
      query: { start_date: '2026-02-01', end_date: '2026-01-01' },
      says: /before start_date/,
    },
    { why: 'a start that is no date', query: { start_date: 'soon' }, says: /start_date must be/ },
    { why: 'an end that is no date', query: { end_date: 'soon' }, says: /end_date must be/ },
    { why: 'another status', query: { status: 'open,lost' }, says: /open or closed/ },
    { why: 'page 0', query: { page: '0' }, says: /page must be/ },
    { why: 'a size that is none', query: { page_size: '-1' }, says: /page_size must be/ },
  ];
  for (const { why, query, says } of refused) {
    it(`refuse ${why}`, () => {
      expect(refusalOf(query).join()).toMatch(says);
    });
  }

  it('tell all that is wrong at once', () => {
    expect(refusalOf({ start_date: 'x', status: 'y', page: 'z' }).length).toBe(3);
  });
});
