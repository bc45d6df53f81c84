import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

/** A database answers more slowly. */
const PATIENCE_MS = 60_000;
const ACT = `/cards/${encodeURIComponent('C1/commitment/yellow/1')}`;

describe('a platform that cannot write its audit log', () => {
  let world: TestWorld;
  let supervisor: string;

  beforeAll(async () => {
    world = await TestWorld.open('2026-03-02T10:00:00+08:00', true);
    supervisor = await world.admit('sun', 'supervisor', null);
    await world.platform.ingest(
      [sent('received', '2026-03-02', RECEIVED), sent('accepted', '2026-03-02')],
      HTTP,
    );
    await world.test.moveTo('2026-03-10T10:00:00+08:00');
    await world.test.tamper(
      `CREATE TRIGGER audit_full BEFORE INSERT ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit log is full'); END`,
      `CREATE TRIGGER audit_full BEFORE INSERT ON audit
        FOR EACH ROW EXECUTE FUNCTION refuse_audit()`,
    );
  }, PATIENCE_MS);

  afterAll(() => world.close());

  it('refuses an act, and nothing of it is done', async () => {
    const body = JSON.stringify({ reason: '催', expectedVersion: 1 });
    const answer = await world.ask(supervisor, 'POST', `${ACT}/urge`, body);
    expect(answer.status).toBe(503);
    const card = await world.ask(supervisor, 'GET', ACT);
    expect((JSON.parse(card.body) as { readonly urged: number }).urged).toBe(0);
  });

  it('lets nothing out', async () => {
    expect((await world.ask(supervisor, 'GET', '/cards/export.csv')).status).toBe(503);
  });

  it('goes on taking events', async () => {
    const receipt = await world.platform.ingest(
      [sent('finished', '2026-03-10', {}, { subject: 'C1' })],
      HTTP,
    );
    expect(receipt.accepted).toBe(1);
  });
});
