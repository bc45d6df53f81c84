import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

/** A name that nothing shows to be one: who called elsewhere is hidden because he is known. */
const ELSEWHERE = '仝木楠';
const SAID = `停水三天，${ELSEWHERE}那边也没有水`;

describe('people who called about one matter', () => {
  let test: TestPlatform;

  beforeAll(async () => {
    test = await openTestPlatform('2026-03-20T10:00:00+08:00');
    const created = (no: string, regionCode: string, more: object): unknown =>
      sent(
        'ticket.created',
        '2026-03-16',
        { kind: 'complaint', regionCode, ...more },
        { subject: no },
      );
    const receipt = await test
      .current()
      .ingest(
        [
          created('A', '370102', { title: SAID, text: SAID }),
          created('B', '370202', { text: '停水', caller: { name: ELSEWHERE } }),
          created('C', '370102', { title: SAID, text: SAID }),
          sent('ticket.merged', '2026-03-17', { into: 'A' }, { subject: 'B' }),
        ],
        HTTP,
      );
    expect(receipt.rejected).toEqual([]);
  });

  afterAll(() => test.dispose());

  const seen = async (no: string, regionCode: string | null): Promise<FeedbackItem | undefined> =>
    test.current().findFeedback(supervisor(regionCode)(test.current()), no, 'ticket');

  for (const regionCode of [null, '370100']) {
    it(`are hidden where the other’s words name them, to ${regionCode ?? 'everybody'}`, async () => {
      const item = await seen('A', regionCode);
      expect([item?.title, item?.whole]).toEqual([
        '停水三天，***那边也没有水',
        '停水三天，***那边也没有水',
      ]);
    });
  }

  it('stay out of sight where the other ticket is another region’s', async () => {
    expect((await seen('A', '370100'))?.links).toEqual([]);
    expect((await seen('A', null))?.links.map(({ no }) => no)).toEqual(['B']);
  });

  it('are in clear in the words of a matter that is none of theirs, as nothing tells them', async () => {
    expect((await seen('C', null))?.whole).toBe(SAID);
  });
});
