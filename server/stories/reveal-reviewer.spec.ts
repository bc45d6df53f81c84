import { event } from '../testing/foreign-events.ts';
import { HTTP } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';
const REVIEWER = { name: '孙评价', phone: '13900000003', idNo: '370102199003077758' };
const WHY = JSON.stringify({ reason: '回访评价人' });

describe('who reviewed', () => {
  let world: TestWorld;

  beforeAll(async () => {
    world = await TestWorld.open(AT);
    const data = { grade: 1, regionCode: '370102', realName: true, reviewer: REVIEWER };
    await world.platform.ingest([event('R1', 'review.submitted', AT, data)], HTTP);
  });

  afterAll(() => world.close());

  const reveal = async (cookie: string, body = WHY) =>
    world.ask(cookie, 'POST', '/feedback/R1/reveal?subject=review', body);

  it('is shown to whoever answers him, for a reason, on record', async () => {
    const cookie = await world.admit('handler', 'handler', '370102');
    const seen = await world.ask(cookie, 'GET', '/feedback/R1');
    expect(seen.body).not.toContain(REVIEWER.name);
    expect((JSON.parse(seen.body) as { readonly mayReveal: boolean }).mayReveal).toBeTrue();
    const shown = JSON.parse((await reveal(cookie)).body) as { readonly applicant: unknown };
    expect(shown.applicant).toEqual(REVIEWER);
    const auditor = await world.admit('auditor', 'auditor', null);
    const { body } = await world.ask(auditor, 'GET', '/audit?action=feedback.reveal&limit=200');
    const { items } = JSON.parse(body) as { items: { actor: string; object: string }[] };
    expect(items.some(({ actor, object }) => actor === 'handler' && object === 'R1')).toBeTrue();
    expect(body).not.toContain(REVIEWER.phone);
  });

  it('is shown to nobody without a reason, without the duty, or elsewhere', async () => {
    const statusOf = async (cookie: string, body?: string): Promise<number> =>
      (await reveal(cookie, body)).status;
    const liaison = await world.admit('liaison', 'liaison', '370102');
    expect(await statusOf(liaison, '{"reason":" "}')).toBe(422);
    expect(await statusOf(await world.admit('leader', 'leader', null))).toBe(403);
    expect(await statusOf(await world.admit('elsewhere', 'handler', '370202'))).toBe(404);
  });
});
