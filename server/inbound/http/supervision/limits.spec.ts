import type { Problem } from '#contract/page.ts';
import type { TimeLimitAnswer } from '#contract/time-limits.ts';
import { startTestServer } from '../../../testing/test-server.ts';
import type { TestServer } from '../../../testing/test-server.ts';

describe('the limit engine over HTTP', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  function evaluate(body: string, type = 'application/json'): Promise<Response> {
    return fetch(`${server.url}/api/v1/time-limits/evaluate`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
  }

  const oneDay = {
    calendar: 'cn',
    start: '2026-09-30',
    limit: { value: 1, unit: 'workingDay' },
    asOf: '2026-10-08',
  };

  it('answers without sign-in', async () => {
    const answer = await evaluate(JSON.stringify(oneDay));
    expect(answer.status).toBe(200);
    const { due, state } = (await answer.json()) as TimeLimitAnswer;
    expect({ due, state }).toEqual({ due: '2026-10-08', state: 'running' });
  });

  it('answers an array by an array', async () => {
    const answer = await evaluate(JSON.stringify([oneDay, { ...oneDay, start: '2026-10-08' }]));
    const answers = (await answer.json()) as TimeLimitAnswer[];
    expect(answers.map(({ due }) => due)).toEqual(['2026-10-08', '2026-10-09']);
  });

  it('looks at the platform’s now where no asOf is given', async () => {
    const open = JSON.stringify({ ...oneDay, start: '2026-09-01', asOf: undefined });
    const answer = await evaluate(open);
    expect(((await answer.json()) as TimeLimitAnswer).state).toBe('overdue');
  });

  const refused: readonly { why: string; body: string; status: number; path?: string }[] = [
    {
      why: 'a fraction of a day',
      body: JSON.stringify({ ...oneDay, limit: { value: 1.5, unit: 'workingDay' } }),
      status: 422,
      path: 'limit.value',
    },
    {
      why: 'an unknown calendar',
      body: JSON.stringify({ ...oneDay, calendar: 'xx' }),
      status: 422,
      path: 'calendar',
    },
    {
      why: 'the one bad request of an array',
      body: JSON.stringify([oneDay, { ...oneDay, start: 'soon' }]),
      status: 422,
      path: '[1].start',
    },
    { why: 'what is not JSON', body: '{"calendar":', status: 400 },
    {
      why: 'more than 1,000 requests',
      body: JSON.stringify(Array.from({ length: 1001 }, () => oneDay)),
      status: 422,
    },
  ];

  for (const { why, body, status, path } of refused) {
    it(`refuses ${why} with ${status}`, async () => {
      const answer = await evaluate(body);
      expect(answer.status).toBe(status);
      const problem = (await answer.json()) as Problem;
      if (path !== undefined) expect(problem.path).toBe(path);
      expect(problem.code).toContain('/');
    });
  }

  it('refuses another media type with 415', async () => {
    expect((await evaluate('{}', 'text/plain')).status).toBe(415);
  });

  function days(query: string): Promise<Response> {
    return fetch(`${server.url}/api/v1/calendars/${query}`);
  }

  it('lists the days of a calendar, both ends included', async () => {
    const answer = await days('cn/days?from=2026-10-09&to=2026-10-11');
    expect(await answer.json()).toEqual([
      { date: '2026-10-09', working: true, kind: 'workday', name: null },
      { date: '2026-10-10', working: true, kind: 'makeUpDay', name: '国庆节调休' },
      { date: '2026-10-11', working: false, kind: 'restDay', name: null },
    ]);
  });

  it('says that a day is unknown where the calendar does not cover it', async () => {
    const answer = await days('cn/days?from=2027-01-01&to=2027-01-01');
    expect(await answer.json()).toEqual([
      { date: '2027-01-01', working: null, kind: 'unknown', name: null },
    ]);
  });

  for (const [why, query, status] of [
    ['an unknown calendar', 'xx/days?from=2026-01-01&to=2026-01-02', 404],
    ['a range that ends before it begins', 'cn/days?from=2026-01-02&to=2026-01-01', 422],
    ['more than ten years', 'cn/days?from=2010-01-01&to=2026-01-01', 422],
    ['a missing end', 'cn/days?from=2026-01-01', 422],
    ['a day that does not exist', 'cn/days?from=2026-02-30&to=2026-03-01', 422],
  ] as const) {
    it(`refuses the days of ${why} with ${status}`, async () => {
      expect((await days(query)).status).toBe(status);
    });
  }
});
