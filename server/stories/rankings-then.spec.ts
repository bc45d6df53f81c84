import fc from 'fast-check';
import type { RankingQuery } from '#contract/ranking-view.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { HTTP, openTestPlatform } from '../testing/open-test-platform.ts';
import {
  enact,
  FOUR_PLACES,
  MARCH,
  ON_TIME,
  openRankedCases,
  rankedViewers,
  toldRanks,
} from '../testing/ranked-cases.ts';
import { DEPARTMENTS, sweptHistory, TOWNSHIP } from '../testing/swept-history.ts';

describe('a ranking as it was known then', () => {
  let test: TestPlatform;
  const { rules, leader } = rankedViewers(() => test);

  const place = { period: '2026-03', scheme: 'on-time', indicator: 'expert', unit: '370100' };
  const enter = async (score: string): Promise<number> => {
    const entered = await test.current().enterScore(rules(), { ...place, score, evidence: '纪要' });
    return entered.ok ? entered.value.version : NaN;
  };
  const confirm = async (expectedVersion: number): Promise<void> => {
    const done = await test.current().confirmScore(leader(), { ...place, expectedVersion });

    expect(done.ok).toBeTrue();
  };
  const ranksAt = (knownAt: string) => toldRanks(test, { ...MARCH, knownAt });

  describe('by scores and schemes', () => {
    beforeEach(async () => {
      test = await openRankedCases(FOUR_PLACES);
    });
    afterEach(() => test.dispose());

    it('counts a score of persons from the moment on which a second one confirmed it', async () => {
      await enact(test, ON_TIME);
      await test.moveTo('2026-03-21T10:00:00+08:00');
      const version = await enter('9.5');
      await test.moveTo('2026-03-22T10:00:00+08:00');
      await confirm(version);
      await test.moveTo('2026-03-23T10:00:00+08:00');
      await confirm(await enter('3'));

      expect((await ranksAt('2026-03-21T12:00:00+08:00'))[1]).toBe('2 370100 73.34');
      expect((await ranksAt('2026-03-22T12:00:00+08:00'))[1]).toBe('2 370100 76.17');
      expect((await ranksAt('2026-03-23T12:00:00+08:00'))[2]).toBe('3 370100 69.67');
      expect(await ranksAt('2026-03-23T12:00:00+08:00')).toEqual(await toldRanks(test));
      const shown = async (at: string) =>
        (await test.current().scores(leader(), '2026-03', 'on-time', at)).map(
          ({ score, pending, confirmedBy }) => `${score} ${pending} ${confirmedBy}`,
        );

      expect(await shown('2026-03-20T12:00:00+08:00')).toEqual([]);
      expect(await shown('2026-03-21T12:00:00+08:00')).toEqual(['null 9.5 null']);
      expect(await shown('2026-03-22T12:00:00+08:00')).toEqual(['9.5 null leader']);
    });

    it('is by the version of a scheme that had been confirmed', async () => {
      await enact(test, ON_TIME);
      await test.moveTo('2026-03-21T10:00:00+08:00');
      await enact(test, { ...ON_TIME, scheme: halved() });

      expect((await ranksAt('2026-03-20T12:00:00+08:00'))[0]).toBe('1 370200 110.00');
      expect((await toldRanks(test))[0]).toBe('1 370200 60.00');
      const before = { ...MARCH, knownAt: '2026-03-19T12:00:00+08:00' };
      const unknown = await test.current().ranking(leader(), before);

      expect(unknown.ok ? 'known' : unknown.error.code).toBe('scheme/notFound');
    });

    it('explains a unit, its moves and its past as they were known then', async () => {
      await enact(test, ON_TIME);
      const at = '2026-03-20T12:00:00+08:00';
      await test.moveTo(at);
      const then = await test.current().explainRank(leader(), '370100', MARCH);
      await test.moveTo('2026-03-22T10:00:00+08:00');
      await confirm(await enter('10'));
      const now = await test.current().explainRank(leader(), '370100', MARCH);
      const again = await test.current().explainRank(leader(), '370100', { ...MARCH, knownAt: at });

      expect(again).toEqual(then);
      expect(now.ok && now.value.row?.total).not.toEqual(then.ok && then.value.row?.total);
    });

    it('is refused where no instant is meant, and where nothing had been recorded yet', async () => {
      const codes = [];
      for (const knownAt of ['yesterday', '2020-01-01T00:00:00+08:00']) {
        const answer = await test.current().ranking(leader(), { ...MARCH, knownAt });
        codes.push(answer.ok ? 'known' : `${answer.error.code} ${answer.error.path}`);
      }

      expect(codes).toEqual(['request/invalid knownAt', 'evidence/gone knownAt']);
    });
  });

  it('is what was answered then, by every shipped scheme, whatever has come in, was revoked or was added up since', async () => {
    const asked: readonly RankingQuery[] = ['approval', 'reviews', 'hotline', 'national'].flatMap(
      (scheme) =>
        (['cities', 'cityDepartments'] as const).map((group) => ({
          ...{ period: '2026-Q1', scheme, group },
        })),
    );
    await fc.assert(
      fc.asyncProperty(sweptHistory, fc.nat(), async (events, seed) => {
        test = await openTestPlatform('2026-01-04T10:00:00+08:00');
        try {
          await test.current().load('regions', [TOWNSHIP]);
          await test.current().load('departments', DEPARTMENTS);
          const answer = (knownAt?: string) =>
            Promise.all(
              asked.map(async (query) => {
                const told = await test.current().ranking(leader(), { ...query, knownAt });
                if (!told.ok) throw new Error(told.error.code);
                const { items, leftOut, period } = told.value;
                return { items, leftOut, state: period.state };
              }),
            );
          const known: (readonly [at: string, Awaited<ReturnType<typeof answer>>])[] = [];
          const third = Math.ceil(events.length / 3);
          for (const [place, at] of ['2026-06-10', '2026-06-15', '2026-06-20'].entries()) {
            await test.moveTo(`${at}T10:00:00+08:00`);
            await test.current().ingest(events.slice(place * third, (place + 1) * third), HTTP);
            await revokeSome(seed + place);
            if ((seed + place) % 2 === 0) await test.index();
            known.push([`${at}T11:00:00+08:00`, await answer()]);
          }
          await test.moveTo('2026-06-30T10:00:00+08:00');
          // Moments at the end of an hour are kept when single changes are not.
          if (seed % 3 > 0) await test.forgetChanges(2, (seed % 5) + 1);
          for (const [at, told] of known) {
            expect(await answer(at))
              .withContext(at)
              .toEqual(told);
          }
        } finally {
          await test.dispose();
        }
      }),
      { numRuns: 3 },
    );
  }, 120_000);

  async function revokeSome(seed: number): Promise<void> {
    const platform = test.current();
    const wang = rankedViewers(() => test).who('wang', 'supervisor');
    const cards = await platform.cards(wang, {}, { limit: 20 });
    for (const [place, { id, version }] of (cards.ok ? cards.value.items : []).entries()) {
      if ((place + seed) % 3 !== 0) continue;
      await platform.act(wang, id, 'revoke', { reason: '误发', expectedVersion: version });
    }
  }
});

/** Half the marks for what is counted. */
function halved() {
  const [closed, expert] = ON_TIME.scheme.indicators;
  if (closed === undefined || expert === undefined) throw new RangeError('no leaves');
  return { indicators: [{ ...closed, weight: '0.5' }, expert] };
}
