import type { SchemeText } from '#contract/scheme-view.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import {
  enact,
  FOUR_PLACES,
  MARCH,
  ON_TIME,
  openRankedCases,
  rankedViewers,
  toldRanks,
} from '../testing/ranked-cases.ts';

describe('schemes and scores', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openRankedCases(FOUR_PLACES);
  });

  afterEach(() => test.dispose());

  const { who, rules, leader } = rankedViewers(() => test);

  describe('with scores of persons', () => {
    const place = { period: '2026-03', scheme: 'on-time', indicator: 'expert', unit: '370100' };
    const entry = { ...place, score: '9.5', evidence: '专家组纪要' };

    it('count them when a second person has confirmed them', async () => {
      await enact(test, ON_TIME);
      const entered = await test.current().enterScore(rules(), entry);
      if (!entered.ok) throw new Error(entered.error.code);
      expect((await toldRanks(test))[1]).toBe('2 370100 73.34');
      const request = { ...place, expectedVersion: entered.value.version };
      const own = await test.current().confirmScore(rules(), request);
      expect(own.ok ? 'confirmed' : own.error.code).toBe('twoPersons/same');
      const other = await test.current().confirmScore(leader(), request);
      expect(other.ok ? other.value.score : other.error.code).toBe('9.5');
      // 66.67 and 9.5, nothing is shared out any more.
      expect(await toldRanks(test)).toEqual([
        '1 370200 110.00',
        '2 370100 76.17',
        '3 370300 73.34',
      ]);
      const again = await test.current().confirmScore(leader(), request);
      expect(again.ok ? 'confirmed' : again.error.code).toBe('score/conflict');
    });

    it('keep the confirmed one while another waits', async () => {
      await enact(test, ON_TIME);
      const entered = await test.current().enterScore(rules(), entry);
      await test.current().confirmScore(leader(), { ...place, expectedVersion: 1 });
      expect(entered.ok).toBeTrue();
      await test.current().enterScore(rules(), { ...entry, score: '1' });
      expect((await toldRanks(test))[1]).toBe('2 370100 76.17');
      const [kept] = await test.current().scores(leader(), '2026-03', 'on-time');
      expect([kept?.score, kept?.pending]).toEqual(['9.5', '1']);
    });

    const refusals: readonly [name: string, change: object, code: string][] = [
      ['above its full marks', { score: '10.5' }, 'score/invalid score'],
      ['for what is counted', { indicator: 'closed' }, 'score/invalid indicator'],
      ['for a period that is none', { period: '2026-13' }, 'score/invalid period'],
      ['by a scheme that is none', { scheme: 'nothing' }, 'scheme/notFound scheme'],
      ['for a unit that is none', { unit: '999999' }, 'unit/notFound unit'],
    ];
    for (const [name, change, code] of refusals) {
      it(`refuse one ${name}`, async () => {
        await enact(test, ON_TIME);
        const refused = await test.current().enterScore(rules(), { ...entry, ...change });
        expect(refused.ok ? 'entered' : `${refused.error.code} ${refused.error.path ?? ''}`).toBe(
          code,
        );
      });
    }

    it('are events of the log: checked, derived again, and there after a start', async () => {
      await enact(test, ON_TIME);
      await test.current().enterScore(rules(), entry);
      await test.current().confirmScore(leader(), { ...place, expectedVersion: 1 });
      const told = await test.current().scores(leader(), '2026-03', 'on-time');
      const { checked, difference } = await test.current().verify();
      expect(difference).toBe(0);
      await test.tamper(`UPDATE subject SET summary = NULL WHERE kind = 'score'`);
      expect((await test.reopen()).sweptTo()).toBeGreaterThan(0);
      expect(await test.current().scores(leader(), '2026-03', 'on-time')).toEqual([]);
      const again = await test.current().recompute(() => undefined);
      expect([again.checked, again.difference]).toEqual([checked, 1]);
      expect(await test.current().scores(leader(), '2026-03', 'on-time')).toEqual(told);
      expect((await toldRanks(test))[1]).toBe('2 370100 76.17');
    });

    it('become events where an earlier version kept them as records', async () => {
      await enact(test, ON_TIME);
      const by = { enteredBy: 'rules', enteredAt: '2026-03-20T10:00:00+08:00' };
      const later = { enteredAt: '2026-03-22T10:00:00+08:00' };
      const confirmed = { confirmedBy: 'leader', confirmedAt: '2026-03-21T10:00:00+08:00' };
      const nobody = { confirmedBy: null, confirmedAt: null };
      const kept = [
        { ...entry, ...by, ...confirmed, score: '9.5', pending: null },
        { ...entry, ...by, ...confirmed, ...later, unit: '370200', score: '8', pending: '7' },
        { ...entry, ...by, ...nobody, unit: '370300', score: null, pending: '6' },
      ];
      for (const record of kept) {
        const key = `2026-03/on-time/expert/${record.unit}`;
        const body = JSON.stringify(record);
        await test.tamper(`INSERT INTO record VALUES ('score', '${key}', '${body}', 3)`);
      }
      await test.moveTo('2026-04-02T10:00:00+08:00');
      await test.reopen();
      const told = await test.current().scores(leader(), '2026-03', 'on-time');
      expect(told.map(({ score, pending, version }) => [score, pending, version])).toEqual([
        ['9.5', null, 2],
        ['8', '7', 3],
        [null, '6', 1],
      ]);
      expect(told[0]).toEqual(jasmine.objectContaining({ ...by, ...confirmed }));
      expect((await test.current().verify()).difference).toBe(0);
      // Once.
      await test.reopen();
      expect(await test.current().scores(leader(), '2026-03', 'on-time')).toEqual(told);
    });

    it('do not let a city score a unit of another', async () => {
      await enact(test, ON_TIME);
      const qingdao = who('qingdao', 'supervisor', '370200');
      const refused = await test.current().enterScore(qingdao, entry);
      expect(refused.ok ? 'entered' : refused.error.code).toBe('unit/notFound');
      expect(await test.current().scores(qingdao, '2026-03', 'on-time')).toEqual([]);
    });
  });

  describe('by schemes that two persons stand for', () => {
    it('are not made by one alone, nor twice', async () => {
      const proposed = await test
        .current()
        .proposeScheme(rules(), { scheme: ON_TIME, reason: '试行' });
      if (!proposed.ok) throw new Error(proposed.error.code);
      const nobody = await test.current().ranking(leader(), MARCH);
      expect(nobody.ok ? 'ranked' : nobody.error.code).toBe('scheme/notFound');
      const decide = async (viewer: Viewer, which: 'confirm' | 'reject') => {
        const answer = await test.current().decideScheme(viewer, 'on-time', 1, which, {});
        return answer.ok ? answer.value.state : answer.error.code;
      };
      expect(await decide(rules(), 'confirm')).toBe('twoPersons/same');
      expect(await decide(who('jinan', 'leader', '370100'), 'confirm')).toBe('access/notAllowed');
      expect(await decide(leader(), 'confirm')).toBe('confirmed');
      expect(await decide(leader(), 'reject')).toBe('scheme/decided');
    });

    it('may be taken back by who proposed them', async () => {
      await test.current().proposeScheme(rules(), { scheme: ON_TIME, reason: '试行' });
      const answer = await test.current().decideScheme(rules(), 'on-time', 1, 'reject', {});
      expect(answer.ok ? answer.value.state : answer.error.code).toBe('rejected');
    });

    const faults: readonly [name: string, change: Partial<SchemeText>, path: string][] = [
      ['a leaf that reads nothing', { reads: {} }, 'scheme.reads.closed'],
      [
        'an indicator that is none',
        { reads: { ...ON_TIME.reads, closed: { indicator: 'I-99' } } },
        'scheme.reads.closed',
      ],
      [
        'a rate of what is only counted',
        { reads: { ...ON_TIME.reads, closed: { indicator: 'I-18.red' } } },
        'scheme.reads.closed',
      ],
      [
        'a reading of no leaf',
        { reads: { ...ON_TIME.reads, more: { indicator: 'I-03' } } },
        'scheme.reads.more',
      ],
      [
        'a deduction once per matter that is none',
        { oncePerMatter: ['closed'] },
        'scheme.oncePerMatter',
      ],
      ['sizes upside down', { sizes: { medium: 10, large: 10 } }, 'scheme.sizes.large'],
      [
        'an amount below zero',
        {
          scheme: {
            indicators: [
              { id: 'closed', name: 'x', rule: { type: 'linear', full: -1 } },
              { id: 'expert', name: 'y', rule: { type: 'manual', full: 1 } },
            ],
          },
        },
        'scheme.scheme.indicators[0].rule.full',
      ],
    ];
    for (const [name, change, path] of faults) {
      it(`refuse ${name} and name the field`, async () => {
        const answer = await test
          .current()
          .proposeScheme(rules(), { scheme: { ...ON_TIME, ...change }, reason: '试行' });
        expect(answer.ok ? 'proposed' : [answer.error.code, answer.error.path]).toEqual([
          'scheme/invalid',
          path,
        ]);
      });
    }
  });
});
