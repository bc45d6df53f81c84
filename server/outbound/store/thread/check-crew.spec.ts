import { verifyStore } from '../../../application/writer/verify.ts';
import type { Check, CheckCrew } from '../../../application/writer/verify.ts';
import type { Store } from '../../../application/store/store.ts';
import { HTTP, RECEIVED, openTestPlatform, sent } from '../../../testing/open-test-platform.ts';
import type { TestPlatform } from '../../../testing/open-test-platform.ts';
import { homeOf, openStore } from '../home.ts';
import { hireCrew } from './check-crew.ts';

const THREADS = 2;
const REGIONS = ['370102', '370202', '370302'];

describe('threads that check a store', () => {
  let test: TestPlatform;
  let store: Store;

  const receive = (from: number, to: number): Promise<unknown> =>
    test.current().ingest(
      Array.from({ length: to - from }, (_, place) => {
        const subject = `N-${String(from + place).padStart(5, '0')}`;
        const data = { ...RECEIVED, regionCode: REGIONS[place % REGIONS.length] };
        return [
          sent('received', '2026-03-02', data, { subject }),
          sent('accepted', '2026-03-02', {}, { subject }),
        ];
      }).flat(),
      HTTP,
    );
  const homeSetting = () => homeOf(test.settings.dataDir, test.settings.databaseUrl);
  const crewOf = (): Promise<CheckCrew> => hireCrew(homeSetting(), THREADS);
  const check = (
    hire: (() => Promise<CheckCrew>) | undefined,
    more: { readonly path?: string } = {},
  ): Promise<Check> =>
    verifyStore(store, {
      ...{ hire, leastShared: 10, log: true },
      scope: { path: more.path ?? '', line: null },
    });

  beforeEach(async () => {
    test = await openTestPlatform('2026-03-02T09:00:00+08:00');
    for (let from = 0; from < 2400; from += 600) await receive(from, from + 600);
    await test.moveTo('2026-03-12T09:00:00+08:00');
    store = openStore(homeSetting(), 'reader', 'small');
  }, 60_000);

  afterEach(async () => {
    await store.close();
    await test.dispose();
  });

  it('find what one alone finds, also what somebody changed by hand and events that no row holds', async () => {
    await test.tamper(`UPDATE subject SET phase = 'finished' WHERE no = 'N-00003';
      UPDATE subject SET contribution = '[]' WHERE no = 'N-01200';
      UPDATE subject SET events = '[]' WHERE no = 'N-02399';
      DELETE FROM card WHERE id = 'N-00007/commitment/yellow/1'`);
    const alone = await check(undefined);
    const shared = await check(crewOf);
    const sorted = (cells: Check['cells']): Check['cells'] =>
      [...cells].sort(([one], [other]) => (one < other ? -1 : 1));
    expect({ ...shared, cells: sorted(shared.cells), details: [] }).toEqual({
      ...alone,
      ...{ cells: sorted(alone.cells), details: [] },
    });
    expect(shared.checked).toBe(2400);
    expect(shared.subjects.map(({ no }) => no)).toEqual([
      ...['N-00003', 'N-00007', 'N-01200', 'N-02399'],
    ]);
    expect(shared.lost.map(({ no, seqs }) => `${no} ${seqs.length}`)).toEqual(['N-02399 4']);
    const within = await check(crewOf, { path: '370000/370200/' });
    expect(within.checked).toBe(800);
  }, 60_000);

  it('take another moment where somebody writes before all have joined it', async () => {
    let writes = 3;
    const hire = async (): Promise<CheckCrew> => {
      const crew = await crewOf();
      return {
        ...crew,
        join: async (...asked) => {
          writes -= 1;
          if (writes >= 0) await receive(2400 + writes, 2401 + writes);
          return crew.join(...asked);
        },
      };
    };
    const found = await check(hire);
    expect(found.difference).withContext(found.details.join('\n')).toBe(0);
    // A database lets a moment be joined late, so the first one is read there.
    expect(found.checked).toBe(test.settings.databaseUrl === undefined ? 2403 : 2400);
  }, 60_000);
});
