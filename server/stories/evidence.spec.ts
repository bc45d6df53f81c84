import type { EvidencePage, EvidenceQuery, IndicatorPart } from '#contract/indicator-view.ts';
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
import { openScopedCases, SEEN } from '../testing/scoped-cases.ts';

type Of = (platform: Platform) => Viewer;

/** All pages of a count, a few rows each. */
async function open(
  platform: Platform,
  id: string,
  query: Partial<EvidenceQuery> = {},
  viewer: Of = supervisor(),
): Promise<Omit<EvidencePage, 'next'>> {
  const items: EvidencePage['items'][number][] = [];
  let cursor: string | undefined;
  let first: EvidencePage | undefined;
  do {
    const answer = await platform.indicatorEvidence(
      viewer(platform),
      id,
      { period: '2026-03', part: 'numerator', ...query },
      { cursor, limit: 2 },
    );
    if (!answer.ok) throw new Error(answer.error.code);
    first ??= answer.value;
    items.push(...answer.value.items);
    cursor = answer.value.next ?? undefined;
  } while (cursor !== undefined);
  return { ...first, items };
}

async function nos(...asked: Parameters<typeof open>): Promise<string[]> {
  return (await open(...asked)).items.map(({ no }) => no);
}

/** The index may be as far as the data, or know nothing of them yet. */
const INDEXED = [
  ['that the index knows', true],
  ['that the index does not know yet', false],
] as const;

for (const [which, isIndexed] of INDEXED) describeEvidence(which, isIndexed);

function describeEvidence(which: string, isIndexed: boolean): void {
  describe(`evidence of an indicator ${which}`, () => {
    let test: TestPlatform;

    beforeAll(async () => {
      test = await openScopedCases();
      if (isIndexed) await test.index();
    });
    afterAll(() => test.dispose());

    for (const { who, region, line, cases } of SEEN) {
      it(`is for ${who} exactly the cases of their scope, in both parts`, async () => {
        const viewer = supervisor(region, line ?? null);
        for (const part of ['numerator', 'denominator'] as const) {
          const found = await open(test.current(), 'I-06', { part }, viewer);

          expect(found.items.map(({ no }) => no).sort()).toEqual(cases);
          expect([found.numerator, found.denominator]).toEqual([cases.length, cases.length]);
          expect(found.total).toBe(cases.length);
        }
      });
    }

    for (const by of ['region', 'department', 'item', 'channel'] as const) {
      it(`opens every number of every row of the list by ${by}`, async () => {
        const platform = test.current();
        const viewer = supervisor()(platform);
        const list = await platform.indicators(viewer, { period: '2026-03', by, region: '370100' });
        if (!list.ok) throw new Error(list.error.code);
        for (const row of list.value.items) {
          const where =
            by === 'region'
              ? // What is filed at the city itself stands under its own code.
                { region: row.key, atRegion: row.key === '370100' }
              : { [by]: row.key, region: '370100' };
          for (const part of ['numerator', 'denominator'] as IndicatorPart[]) {
            if (!row[part]) continue;
            const found = await open(platform, row.id, { ...where, part });

            expect([found.numerator, found.denominator, found.value]).toEqual([
              row.numerator,
              row.denominator,
              row.value,
            ]);
            expect(found.items.reduce((sum, { amount }) => sum + amount, 0)).toBe(row[part]);
          }
        }
      });
    }

    it('has a subject as often as it is counted', async () => {
      const cards = await open(test.current(), 'I-18', { region: '370102' });

      expect(cards.items.length).toBe(cards.total);
      expect(new Set(cards.items.map(({ no }) => no))).toEqual(new Set(['JN1', 'JN2']));
      expect(cards.total).toBeGreaterThan(2);
    });

    it('is refused beyond the scope, where only the number may be seen', async () => {
      const platform = test.current();
      const query = { period: '2026-03', part: 'numerator' } as const;
      const county = supervisor('370102')(platform);
      const water = supervisor(null, 'water')(platform);
      const refused = [
        await platform.indicatorEvidence(county, 'I-06', { ...query, region: '370200' }, {}),
        await platform.indicatorEvidence(county, 'I-06', { ...query, region: '370100' }, {}),
        await platform.indicatorEvidence(
          county,
          'I-06',
          { ...query, department: '370202-water' },
          {},
        ),
        await platform.indicatorEvidence(
          water,
          'I-06',
          { ...query, department: '370102-land' },
          {},
        ),
      ];

      for (const answer of refused) {
        expect(answer).toEqual({
          ok: false,
          error: { code: 'scope/aggregateOnly', path: jasmine.any(String) as unknown as string },
        });
      }
    });

    it('opens what a department of elsewhere has to do with cases of the scope, and no more', async () => {
      // The step of the case in 青岛 is that of a department in 济南, and so is its card.
      const of = { department: '370102-land' };
      const found = await open(test.current(), 'I-18', of, supervisor('370200'));

      expect(new Set(found.items.map(({ no }) => no))).toEqual(new Set(['QD1']));
      const list = await test.current().indicators(supervisor('370200')(test.current()), {
        ...{ period: '2026-03', by: 'department', id: 'I-18' },
      });
      const row = list.ok ? list.value.items.find(({ key }) => key === of.department) : undefined;

      expect(found.total).toBe(row?.numerator ?? NaN);
    });
  });

  describe(`evidence of another version ${which}`, () => {
    let test: TestPlatform;

    beforeEach(async () => {
      test = await openTestPlatform('2026-03-02T10:00:00+08:00');
      await test.current().ingest(
        ['A', 'B', 'C', 'D', 'E'].flatMap((subject) => [
          sent('received', '2026-03-02', RECEIVED, { subject }),
          sent('accepted', '2026-03-02', {}, { subject }),
        ]),
        HTTP,
      );
      await test.moveTo('2026-03-10T10:00:00+08:00');
      if (isIndexed) await test.index();
    });
    afterEach(() => test.dispose());

    it('is opened again after its cases have ended, moved, come and gone', async () => {
      const platform = test.current();
      const before = await open(platform, 'I-06', { region: '370102' });
      await platform.ingest(
        [
          // Late news: it was finished in time.
          sent('finished', '2026-03-06', {}, { subject: 'A' }),
          // It lies in another city.
          sent('corrected', '2026-03-10', { regionCode: '370202' }, { subject: 'B' }),
          // It was never to be handled.
          sent('terminated', '2026-03-05', {}, { subject: 'E' }),
          sent('received', '2026-03-02', RECEIVED, { subject: 'AA' }),
          sent('accepted', '2026-03-02', {}, { subject: 'AA' }),
        ],
        HTTP,
      );
      await test.moveTo('2026-03-11T10:00:00+08:00');
      // It goes on while an earlier version is still asked for.
      if (isIndexed) await test.index();
      const { dataVersion } = before;

      expect(before.items.map(({ no }) => no)).toEqual(['A', 'B', 'C', 'D', 'E']);
      expect(await nos(platform, 'I-06', { region: '370102' })).toEqual(['AA', 'C', 'D']);
      expect(await open(platform, 'I-06', { region: '370102', dataVersion })).toEqual({
        ...before,
        // Cases are described as they are now.
        items: jasmine.any(Array) as unknown as EvidencePage['items'],
      });
      expect(await nos(platform, 'I-06', { region: '370102', dataVersion })).toEqual(
        before.items.map(({ no }) => no),
      );
      expect(await nos(platform, 'I-06', { region: '370202', dataVersion })).toEqual([]);
    });

    it('gives the list as it was known then, at the version and at the moment', async () => {
      const platform = test.current();
      const viewer = supervisor()(platform);
      const asked = { period: '2026-03', by: 'region', id: 'I-06,I-03' } as const;
      const before = await platform.indicators(viewer, asked);
      if (!before.ok) throw new Error(before.error.code);
      await test.moveTo('2026-03-11T10:00:00+08:00');
      await platform.ingest([sent('finished', '2026-03-06', {}, { subject: 'A' })], HTTP);
      const { dataVersion, asOf } = before.value;
      const then = await platform.indicators(viewer, { ...asked, dataVersion });
      const known = await platform.indicators(viewer, { ...asked, knownAt: asOf });
      const now = await platform.indicators(viewer, asked);

      expect(then).toEqual(before);
      expect(known).toEqual(before);
      expect(now.ok && now.value.totals.map(({ numerator }) => numerator)).toEqual([4, 1]);
    });

    it('keeps to one version from page to page', async () => {
      const platform = test.current();
      const viewer = supervisor()(platform);
      const query = { period: '2026-03', part: 'numerator' } as const;
      const first = await platform.indicatorEvidence(viewer, 'I-06', query, { limit: 2 });
      await platform.ingest([sent('finished', '2026-03-06', {}, { subject: 'C' })], HTTP);
      const cursor = first.ok ? (first.value.next ?? '') : '';
      const second = await platform.indicatorEvidence(viewer, 'I-06', query, { limit: 2, cursor });

      expect(second.ok && second.value.items.map(({ no }) => no)).toEqual(['C', 'D']);
      expect(second.ok && second.value.total).toBe(5);
    });

    it('is refused where nobody knows any more who moved what', async () => {
      const { dataVersion } = await open(test.current(), 'I-06');
      await test.current().ingest([sent('finished', '2026-03-06', {}, { subject: 'C' })], HTTP);
      await test.tamper(`UPDATE change SET cases = '["C"]' WHERE data_version > ${dataVersion}`);
      const viewer = supervisor()(test.current());
      const query = { period: '2026-03', part: 'numerator', dataVersion } as const;

      expect(await test.current().indicatorEvidence(viewer, 'I-06', query, {})).toEqual({
        ok: false,
        error: { code: 'evidence/gone', path: 'dataVersion' },
      });
    });

    it('is refused of a version that is not there yet', async () => {
      const viewer = supervisor()(test.current());
      const query = { period: '2026-03', part: 'numerator', dataVersion: 1e9 } as const;
      const answer = await test.current().indicatorEvidence(viewer, 'I-06', query, {});

      expect(!answer.ok && answer.error.code).toBe('request/invalid');
    });
  });
}
