import type { AuditView } from '#contract/audit-view.ts';
import type { Page } from '#contract/page.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

describe('the audit rows of an export', () => {
  let world: TestWorld;

  beforeEach(async () => {
    world = await TestWorld.open('2026-03-02T10:00:00+08:00');
  });

  afterEach(() => world.close());

  it('tell at the end how many rows went out of a list that could not say so before', async () => {
    const ended = Array.from({ length: 230 }, (_, place) =>
      sent(
        'review.submitted',
        '2026-03-02',
        { ...RECEIVED, grade: 5, origin: 'active' },
        { subject: `R${place}` },
      ),
    );
    expect((await world.platform.ingest(ended, HTTP)).accepted).toBe(230);
    const supervisor = await world.admit('sun', 'supervisor', null);
    const auditor = await world.admit('audrey', 'auditor', null);
    const lines = [];
    for (const more of ['', '&phase=open']) {
      const path = `/feedback/export.csv?subject=review${more}`;
      const { body } = await world.ask(supervisor, 'GET', path);
      lines.push(body.trim().split('\n').length - 1);
    }
    expect(lines).toEqual([230, 0]);
    const { body } = await world.ask(auditor, 'GET', '/audit?action=export.feedback');
    const written = (JSON.parse(body) as Page<AuditView>).items.toReversed();
    expect(written.map(({ outcome, detail }) => [outcome, detail['rows']])).toEqual([
      ['begun', null],
      ['done', 230],
      ['begun', 0],
    ]);
  });
});
