import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform, sent, supervisor } from '../testing/open-test-platform.ts';

const CODE = 'I1';
const DEPARTMENT = '370102-water';

type Data = Readonly<Record<string, unknown>>;

/** Tells of the item, in a message of its own. */
async function tell(test: TestPlatform, type: string, day: string, data: Data): Promise<void> {
  const event = sent(`item.${type}`, day, { code: CODE, name: CODE, ...data }, { subject: CODE });

  expect((await test.current().ingest([event], HTTP)).accepted).toBe(1);
}

/** What stands at the end of March, wherever it lies: items wholly online of all, and the visits they need. */
async function standing(test: TestPlatform, region: string | null = null, period = '2026-03') {
  const platform = test.current();
  const query = { period, by: 'region', id: 'I-34,I-36.visits' } as const;
  const list = await platform.indicators(supervisor(region)(platform), query);
  if (!list.ok) throw new Error(list.error.code);
  const [online, visits] = list.value.totals;
  return [online?.numerator, online?.denominator, visits?.numerator];
}

describe('a version of an item', () => {
  const WHOLE = { onlineDepth: 5, departmentCode: DEPARTMENT };
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform('2026-04-20T08:00:00+08:00');
    const department = { code: DEPARTMENT, name: '水利局', regionCode: '370102', line: 'water' };
    await test.current().load('departments', [department]);
  });

  afterEach(() => test.dispose());

  it('that comes in late is what the one after it goes on from', async () => {
    await tell(test, 'revised', '2026-03-12', { visits: 2 });
    await tell(test, 'published', '2026-01-10', WHOLE);

    expect(await standing(test, '370100')).toEqual([1, 1, 2]);
  });

  it('counts alike whether its depth and visits came as numbers or as decimal text', async () => {
    await tell(test, 'published', '2026-01-10', { ...WHOLE, onlineDepth: '5', visits: '2' });

    expect(await standing(test, '370100')).toEqual([1, 1, 2]);
  });

  it('goes on from the one that begins last before it, not from the one that was recorded last', async () => {
    await tell(test, 'revised', '2026-01-11', WHOLE);
    // Comes late and changes nothing of the one above, which is not recorded again.
    await tell(test, 'published', '2026-01-06', {});
    await tell(test, 'revised', '2026-01-31', { visits: 2 });

    expect(await standing(test, '370100')).toEqual([1, 1, 2]);
    await test.reopen();

    expect(await standing(test, '370100')).toEqual([1, 1, 2]);
  });

  it('goes on from the one that a file loaded, also when another comes late before that', async () => {
    const loaded = { code: CODE, name: CODE, ...WHOLE, validFrom: '2026-02-01' };

    expect((await test.current().load('items', [loaded])).ok).toBeTrue();
    await tell(test, 'revised', '2026-03-01', { visits: 2 });
    await tell(test, 'published', '2026-01-15', { onlineDepth: 1 });

    expect(await standing(test, '370100')).toEqual([1, 1, 2]);
  });

  it('of the same day goes on from what that day told before, whichever came in first', async () => {
    await tell(test, 'revised', '2026-03-12T11:00:00+08:00', { visits: 1 });
    await tell(test, 'published', '2026-03-12T09:00:00+08:00', { ...WHOLE, visits: 3 });

    expect(await standing(test, '370100')).toEqual([1, 1, 1]);
  });

  it('that begins on another day counts from its midnight on, though nothing comes in', async () => {
    const loaded = { code: CODE, name: CODE, ...WHOLE, visits: 4, validFrom: '2026-04-21' };

    expect((await test.current().load('items', [loaded])).ok).toBeTrue();
    const moments = ['2026-04-20T23:59:59.999+08:00', '2026-04-21T00:00:00+08:00'];
    for (const [place, at] of moments.entries()) {
      await test.moveTo(at);

      expect(await standing(test, '370100', '2026-04')).toEqual([place, place, place * 4]);
    }
    // Another item comes in later: what was known then is still told as it was.
    await test.moveTo('2026-04-22T10:00:00+08:00');
    const other = sent('item.published', '2026-04-22', { code: 'I2' }, { subject: 'I2' });
    await test.current().ingest([other], HTTP);
    const query = { period: '2026-04', by: 'region', id: 'I-34' } as const;
    const wang = supervisor()(test.current());
    const counted = await Promise.all(
      [...moments, undefined].map(async (knownAt) => {
        const list = await test.current().indicators(wang, { ...query, knownAt });
        const part = 'denominator';
        const asked = { period: query.period, part, knownAt } as const;
        const opened = await test.current().indicatorEvidence(wang, query.id, asked, {});

        expect(opened.ok && opened.value.items.length)
          .withContext(knownAt ?? 'now')
          .toBe((list.ok && list.value.totals[0]?.denominator) ?? NaN);
        return list.ok && list.value.totals[0]?.denominator;
      }),
    );

    expect(counted).toEqual([0, 1, 2]);
  });

  it('that begins last names the item, also when another has come in since', async () => {
    await tell(test, 'revised', '2026-03-01', { ...WHOLE, name: '取水许可（新）' });
    await tell(test, 'published', '2026-01-15', { name: '取水许可' });
    const platform = test.current();
    const query = { period: '2026-03', part: 'denominator' } as const;
    const opened = await platform.indicatorEvidence(supervisor()(platform), 'I-34', query, {});

    expect(opened.ok && opened.value.items.map(({ title }) => title)).toEqual(['取水许可（新）']);
  });
});
