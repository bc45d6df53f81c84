import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';

describe('signs that reviews were made', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T18:00:00+08:00');
  });

  afterEach(() => test.dispose());

  /** So many good reviews of one window, seconds apart. */
  const burst = (count: number, more: Readonly<Record<string, unknown>> = {}) =>
    Array.from({ length: count }, (_, place) =>
      sent(
        'review.submitted',
        new Date(Date.parse('2026-03-02T09:00:00+08:00') + place * 20_000).toISOString(),
        { grade: 5, origin: 'active', window: 'W1', text: '好', ...RECEIVED, ...more },
        { subject: `R${place}` },
      ),
    );

  const signs = async (region: string | null = null, query = {}) => {
    const found = await test.current().signs(supervisor(region)(test.current()), query);
    if (!found.ok) throw new Error(found.error.code);
    return found.value;
  };

  it('name what they have in common, how many there are, and each of them', async () => {
    await test.current().ingest(burst(12), HTTP);
    const { items, looked, complete } = await signs();
    expect(items.map(({ kind, by, count }) => `${kind} ${by} ${count}`)).toEqual([
      'burst window 12',
    ]);
    expect(items[0]?.evidence.toSorted()).toEqual(
      Array.from({ length: 12 }, (_, place) => `R${place}`).toSorted(),
    );
    expect(items[0]?.from).toBe('2026-03-02T09:00:00+08:00');
    expect([looked, complete]).toEqual([12, true]);
  });

  it('ask about more reviews than cases, and about active ones with nothing of a person in them', async () => {
    const bare = { window: null, text: null };
    await test.current().ingest(burst(22, bare), HTTP);
    const { items } = await signs();
    expect(items.map(({ kind, count }) => `${kind} ${count}`)).toEqual([
      'moreReviewsThanCases 22',
      'defaultAsActive 22',
    ]);
  });

  it('do not count what was excluded', async () => {
    await test.current().ingest(burst(10), HTTP);
    const excluded = { by: 'li', result: 'malicious' };
    await test
      .current()
      .ingest(
        [sent('review.excluded', '2026-03-02T10:00:00+08:00', excluded, { subject: 'R0' })],
        HTTP,
      );
    expect((await signs()).items).toEqual([]);
  });

  it('are seen within reach alone, of the days asked for', async () => {
    await test.current().ingest(burst(12), HTTP);
    expect((await signs('370200')).items).toEqual([]);
    expect((await signs('370102')).items.length).toBe(1);
    expect((await signs(null, { from: '2026-03-03', to: '2026-03-05' })).looked).toBe(0);
    expect((await signs(null, { to: '2026-03-01' })).looked).toBe(0);
  });

  describe('answers copied across tickets', () => {
    const answered = (count: number, text: (place: number) => string, replied = '2026-03-02') =>
      Array.from({ length: count }, (_, place) => {
        const about = { subject: `T${place}` };
        const created = { kind: 'complaint', regionCode: '370102', caller: { name: '王小明' } };
        const department = { departmentCode: '370102-water' };
        return [
          sent('ticket.created', '2026-03-01', created, about),
          sent('ticket.dispatched', '2026-03-01', department, about),
          sent('ticket.replied', replied, { ...department, text: text(place) }, about),
        ];
      }).flat();

    it('are asked about where one department gave many callers the same words', async () => {
      await test.current().ingest(
        answered(25, () => '您反映的问题已办结。'),
        HTTP,
      );
      const { items, complete } = await signs();
      expect(items.map(({ kind, by, count }) => `${kind} ${by} ${count}`)).toEqual([
        'copiedReply words 25',
      ]);
      expect([items[0]?.departmentCode, items[0]?.evidence.length]).toEqual(['370102-water', 25]);
      expect(complete).toBeTrue();
      expect((await signs('370200')).items).toEqual([]);
    });

    it('are nothing where a template was filled in', async () => {
      await test.current().ingest(
        answered(25, (place) => `您反映的问题（${place}）已办结。`),
        HTTP,
      );
      expect((await signs()).items).toEqual([]);
    });

    it('count in the days in which they were given, whenever the tickets came', async () => {
      await test.current().ingest(
        answered(25, () => '已办结', '2026-03-02'),
        HTTP,
      );
      expect((await signs(null, { from: '2026-03-02', to: '2026-03-02' })).items.length).toBe(1);
      expect((await signs(null, { from: '2026-02-27', to: '2026-03-01' })).items).toEqual([]);
    });
  });
});
