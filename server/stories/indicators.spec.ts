import type { IndicatorList, IndicatorQuery } from '#contract/indicator-view.ts';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import {
  HTTP,
  openTestPlatform,
  RECEIVED,
  sent,
  supervisor,
} from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { openScopedCases } from '../testing/scoped-cases.ts';

type Asked = Partial<IndicatorQuery>;

async function ask(
  platform: Platform,
  query: Asked,
  viewer: (platform: Platform) => Viewer = supervisor(),
): Promise<IndicatorList> {
  const answer = await platform.indicators(viewer(platform), {
    period: '2026-03',
    by: 'region',
    ...query,
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** Both counts and the value of every unit that has some. */
async function told(...asked: Parameters<typeof ask>): Promise<Record<string, unknown>> {
  const { items } = await ask(...asked);
  const some = items.filter(({ numerator, denominator }) => numerator !== 0 || denominator);
  return Object.fromEntries(
    some.map(({ key, numerator, denominator, value }) => [
      key,
      denominator === null ? value : `${numerator}/${denominator} ${value ?? 'none'}`,
    ]),
  );
}

describe('indicators', () => {
  let test: TestPlatform;

  beforeAll(async () => {
    test = await openScopedCases();
  });
  afterAll(() => test.dispose());

  it('are counted by channel, those that tell none under a key of their own', async () => {
    expect(await told(test.current(), { id: 'I-01', by: 'channel' })).toEqual({
      ...{ unassigned: '4', web: '1', window: '1' },
    });
    expect(await told(test.current(), { id: 'I-01', channel: 'web' })).toEqual({ '370100': '1' });
  });

  it('are counted by item', async () => {
    expect(await told(test.current(), { id: 'I-03', by: 'item' })).toEqual({
      [RECEIVED.itemCode]: '0/6 0.00',
    });
  });

  it('are only listed by channel where they have it, and refused where one is named that has not', async () => {
    const { items } = await ask(test.current(), { by: 'channel' });
    const viewer = supervisor()(test.current());
    const query = { period: '2026-03', by: 'region' } as const;
    const refused = await Promise.all([
      test.current().indicators(viewer, { ...query, id: 'I-03', by: 'channel' }),
      test.current().indicators(viewer, { ...query, id: 'I-03', channel: 'web' }),
      test
        .current()
        .indicatorEvidence(
          viewer,
          'I-03',
          { period: '2026-03', part: 'numerator', channel: 'web' },
          {},
        ),
    ]);

    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(['I-01']));
    expect(refused.map((one) => (one.ok ? 'answered' : one.error.path))).toEqual([
      ...['by', 'channel', 'channel'],
    ]);
  });

  it('are counted by the regions below, those without cases with nothing', async () => {
    const { items, totals, mayOpen } = await ask(test.current(), { id: 'I-03' });

    expect(await told(test.current(), { id: 'I-03' })).toEqual({
      '370100': '0/4 0.00',
      '370200': '0/1 0.00',
      unassigned: '0/1 0.00',
    });
    expect(items.find(({ key }) => key === '370300')).toEqual({
      id: 'I-03',
      key: '370300',
      name: '淄博市',
      numerator: 0,
      denominator: 0,
      value: null,
    });
    expect(totals).toEqual([
      { id: 'I-03', key: '370000', name: '山东省', numerator: 0, denominator: 6, value: '0.00' },
    ]);
    expect(mayOpen).toBeTrue();
  });

  it('are counted by departments, those nobody knows under the code that was sent', async () => {
    expect(await told(test.current(), { id: 'I-06', by: 'department', region: '370100' })).toEqual({
      '370102-water': '1/1 100.00',
      '370102-land': '1/1 100.00',
      '370103-water': '1/1 100.00',
      'unheard-of': '1/1 100.00',
    });
  });

  it('say what is filed at a region itself under its own code', async () => {
    expect(await told(test.current(), { id: 'I-01', region: '370100' })).toEqual({
      '370100': '1',
      '370102': '2',
      '370103': '1',
    });
  });

  it('keep to the scope of whoever asks', async () => {
    const water = supervisor(null, 'water');

    expect(await told(test.current(), { id: 'I-01' }, water)).toEqual({ 370100: '2', 370200: '1' });
    expect(await told(test.current(), { id: 'I-01' }, supervisor('370102'))).toEqual({
      370102: '2',
    });
    const refused = await test.current().indicators(supervisor('370102')(test.current()), {
      period: '2026-03',
      by: 'region',
      region: '370200',
    });

    expect(refused).toEqual({ ok: false, error: { code: 'region/unknown', path: 'region' } });
  });

  it('count what belongs to the period and nothing else', async () => {
    for (const [period, expected] of [
      ['2026-03', '6'],
      ['2026-Q1', '6'],
      ['2026', '6'],
      ['2026-03-02..2026-03-02', '6'],
      ['2026-02', '0'],
      ['2026-03-03..2026-03-31', '0'],
    ] as const) {
      const { totals } = await ask(test.current(), { id: 'I-01', period });

      expect(totals[0]?.value).withContext(period).toBe(expected);
    }
  });

  it('answer several at once, each once, and refuse what is none', async () => {
    const { totals } = await ask(test.current(), { id: 'I-03,I-01,I-03' });
    const viewer = supervisor()(test.current());
    const none = await test.current().indicators(viewer, {
      period: '2026-03',
      by: 'region',
      id: 'I-03,I-99',
    });

    expect(totals.map(({ id }) => id)).toEqual(['I-03', 'I-01']);
    expect(none).toEqual({
      ok: false,
      error: { code: 'indicator/unknown', path: 'id', message: 'there is no indicator I-99' },
    });
  });
});

describe('indicators of items', () => {
  let test: TestPlatform;
  const item = (code: string, day: string, type: string, data: object = {}) =>
    sent(`item.${type}`, day, { code, ...data }, { subject: code });

  beforeAll(async () => {
    test = await openTestPlatform('2026-04-10T10:00:00+08:00');
    await test.current().load('departments', [
      { code: '370102-water', name: '水务局', regionCode: '370102', line: 'water' },
      { code: '370202-land', name: '自然资源局', regionCode: '370202', line: 'land' },
    ]);
    const water = { departmentCode: '370102-water' };
    await test.current().ingest(
      [
        item('a', '2026-02-10', 'published', { ...water, name: '甲', onlineDepth: 5, visits: 0 }),
        item('b', '2026-03-10', 'published', { ...water, name: '乙', onlineDepth: 1, visits: 2 }),
        item('b', '2026-04-05', 'revised', { onlineDepth: 3 }),
        item('c', '2026-03-20', 'published', { ...water, name: '丙' }),
        item('c', '2026-04-02', 'withdrawn'),
        item('d', '2026-03-20', 'published', {
          departmentCode: '370202-land',
          type: 'onTheSpot',
        }),
        item('e', '2026-03-20', 'published', { departmentCode: 'unheard-of', onlineDepth: 2 }),
        sent('received', '2026-03-02', { ...RECEIVED, itemCode: 'a' }),
      ],
      HTTP,
    );
  });
  afterAll(() => test.dispose());

  // prettier-ignore
  const rows: readonly (readonly [string, Asked, Record<string, string>])[] = [
    ['take what is in force when the period ends', { id: 'I-33' }, { 370100: '1/3 33.33', 370200: '0/1 0.00', unassigned: '1/1 100.00' }],
    ['know nothing of what came after it', { id: 'I-33', period: '2026-02' }, { 370100: '1/1 100.00' }],
    ['take today while the period runs', { id: 'I-33', period: '2026-04', region: '370102' }, { 370102: '2/2 100.00' }],
    ['count the wholly online', { id: 'I-34', period: '2026-04', region: '370102' }, { 370102: '1/2 50.00' }],
    ['count the immediate by department', { id: 'I-10', by: 'department', region: '370200' }, { '370202-land': '1/1 100.00' }],
    ['are means where visits are told', { id: 'I-36.visits', region: '370102' }, { 370102: '2/2 1.00' }],
    ['count the idle', { id: 'I-42', region: '370102' }, { 370102: '2/3 66.67' }],
  ];
  for (const [rule, asked, expected] of rows) {
    it(rule, async () => {
      expect(await told(test.current(), asked)).toEqual(expected);
    });
  }

  it('keep to the line of whoever asks', async () => {
    expect(await told(test.current(), { id: 'I-33' }, supervisor(null, 'water'))).toEqual({
      370100: '1/3 33.33',
    });
  });
});
