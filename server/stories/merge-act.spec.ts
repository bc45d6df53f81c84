import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { Problem } from '#contract/page.ts';
import { TestWorld } from '../testing/test-world.ts';

const START = '2026-03-02T10:00:00+08:00';

describe('merging a ticket', () => {
  let world: TestWorld;
  let cookie: string;

  const read = async (no: string): Promise<FeedbackItem> =>
    JSON.parse((await world.ask(cookie, 'GET', `/feedback/${no}`)).body) as FeedbackItem;
  const act = async (name: 'merge' | 'split', no: string, into?: string): Promise<string> => {
    const { version } = await read(no);
    const body = JSON.stringify({ expectedVersion: version, reason: '同一事项', into });
    const answer = await world.ask(cookie, 'POST', `/feedback/${no}/${name}`, body);
    const told = JSON.parse(answer.body) as FeedbackItem & Problem;
    return answer.status === 200 ? told.phase : `${answer.status} ${told.path ?? told.code}`;
  };
  const partsOf = async (no: string): Promise<readonly string[]> =>
    (await read(no)).links.flatMap((link) => (link.how === 'merged' ? [link.no] : []));

  beforeEach(async () => {
    world = await TestWorld.open(START);
    cookie = await world.admit('dispatcher', 'dispatcher', '370100');
    const places = { A: '370102', B: '370102', C: '370102', ELSEWHERE: '370202' };
    const created = Object.entries(places).map(([subject, regionCode]) => ({
      ...{ specversion: '1.0', id: subject, source: 'urn:city:12345', type: 'ticket.created' },
      ...{ subject, time: START, data: { kind: 'complaint', regionCode } },
    }));
    await world.platform.ingest(created, { way: 'http', prefixes: null, sourceName: null });
  });

  afterEach(() => world.close());

  const wrong = [
    { why: 'one that does not exist', into: 'nobody' },
    { why: 'itself', into: 'A' },
    { why: 'one out of reach', into: 'ELSEWHERE' },
  ];
  for (const { why, into } of wrong) {
    it(`is refused into ${why}`, async () => {
      expect(await act('merge', 'A', into)).toBe('422 into');
      expect((await read('A')).phase).toBe('created');
    });
  }

  it('is refused into one that is part of another: each would wait for the answer to the other', async () => {
    expect(await act('merge', 'A', 'B')).toBe('merged');
    expect(await act('merge', 'B', 'A')).toBe('422 into');
  });

  it('is refused for many at once as for one', async () => {
    const body = { ids: ['A', 'B'], action: 'merge', into: 'nobody', reason: '同一事项' };
    const answer = await world.ask(cookie, 'POST', '/feedback/bulk', JSON.stringify(body));
    expect(answer.status).toBe(422);
    expect((await read('A')).phase).toBe('created');
  });

  it('shows the parts at the one that stays, and no more those that were split off', async () => {
    await act('merge', 'A', 'B');
    await act('merge', 'C', 'B');
    expect(await partsOf('B')).toEqual(['A', 'C']);
    expect(await act('split', 'A')).toBe('created');
    expect(await partsOf('B')).toEqual(['C']);
    expect((await read('A')).mergedInto).toBeNull();
  });
});
