import { monthOf } from '#domain/indicators/period.ts';
import type { Day } from '#domain/time/day.ts';
import type { Platform } from '../application/platform.ts';
import { openPlatform } from '../open-platform.ts';
import { homeOf } from '../outbound/store/home.ts';
import { hasPostgres, STARTING_MS } from '../testing/postgres-server.ts';
import { BenchHome } from './bench-home.ts';
import { copyCases } from './copy-cases.ts';
import { growHistory } from './grow-history.ts';

const CASES = 60;
const PERIOD = monthOf((Math.floor(Date.now() / 86_400_000) - 20) as Day).text;

for (const kind of ['sqlite', ...(hasPostgres() ? (['postgresql'] as const) : [])] as const) {
  describe(`Copies of a history in ${kind}`, () => {
    let home: BenchHome;
    let before: readonly number[];
    let copied: Platform;

    beforeAll(async () => {
      home = await BenchHome.make(kind);
      await growHistory(home, CASES);
      const single = await open(home);
      before = await figures(single);
      await single.close();
      const setting = homeOf(home.dataDir, home.databaseUrl);
      await copyCases(setting, { from: 1, to: 3 });
      await copyCases(setting, { from: 3, to: 4 });
      copied = await open(home);
    }, STARTING_MS);

    afterAll(async () => {
      await copied.close();
      await home.drop();
    });

    it('are found right when everything is derived again', async () => {
      const { checked, difference, details } = await copied.verify();
      expect(details).toEqual([]);
      expect([checked, difference]).toEqual([CASES * 4, 0]);
    });

    it('count as often as they are', async () => {
      expect(before.every((figure) => figure > 0)).toBeTrue();
      expect(await figures(copied)).toEqual(before.map((figure) => figure * 4));
    });

    it('lack no event of theirs', async () => {
      expect((await copied.recompute(() => undefined)).difference).toBe(0);
    });

    it('are taken on by the product: what it writes afterwards is right', async () => {
      const no = (await found(copied))[0]?.no ?? '';
      const [source = ''] = no.split('-');
      const note = {
        ...{ specversion: '1.0', id: 'after', source: `urn:bench:${source}`, subject: no },
        ...{ type: 'case.note', time: new Date(Date.now() - 1000).toISOString(), data: {} },
      };
      const origin = { way: 'http', prefixes: null, sourceName: null } as const;
      const { dataVersion } = await copied.verify();
      expect((await copied.ingest([note], origin)).accepted).toBe(1);
      const after = await copied.verify();
      expect(after.difference).toBe(0);
      expect(after.dataVersion).toBeGreaterThan(dataVersion);
    });
  });
}

function open({ dataDir, databaseUrl }: BenchHome): Promise<Platform> {
  return openPlatform({ dataDir, databaseUrl, jobs: false });
}

async function found(platform: Platform) {
  const page = await platform.cases(everything(platform), {}, {});
  return page.ok ? page.value.items : [];
}

/** Cases, cards and finished cases in the list, in the counts and in the evidence. */
async function figures(platform: Platform): Promise<readonly number[]> {
  const viewer = everything(platform);
  const cases = await platform.cases(viewer, {}, {});
  const cards = await platform.cards(viewer, {}, {});
  const evidence = await platform.indicatorEvidence(
    viewer,
    'I-01',
    { period: PERIOD, part: 'numerator' },
    { limit: 5 },
  );
  if (!cases.ok || !cards.ok || !evidence.ok) throw new Error('a list of the spec was refused');
  return [cases.value.total ?? 0, cards.value.total ?? 0, evidence.value.total];
}

function everything(platform: Platform) {
  return platform.viewerOf({
    ...{ name: 'bench', displayName: 'bench', role: 'supervisor' },
    ...{ regionCode: null, line: null, disabled: false },
  });
}
