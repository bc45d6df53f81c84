import fc from 'fast-check';
import { BULK_REVEAL_MS, endOfBulkReveal, findBulkRevealProblem } from './bulk-reveal.ts';
import type { BulkReveal, BulkRevealAct } from './bulk-reveal.ts';

const ASKED = 1_000_000;
const CONFIRMED = ASKED + 3_600_000;
const waiting: BulkReveal = { askedBy: 'li', askedAt: ASKED, confirmedAt: null };
const confirmed: BulkReveal = { ...waiting, confirmedAt: CONFIRMED };

describe('a request to be shown many people at once', () => {
  const table: readonly (readonly [
    rule: string,
    bulk: BulkReveal,
    act: BulkRevealAct,
    account: string,
    now: number,
    problem: string | undefined,
  ])[] = [
    ['is confirmed by another person', waiting, 'confirm', 'wang', ASKED, undefined],
    ['is not confirmed by whoever asked', waiting, 'confirm', 'li', ASKED, 'twoPersons/same'],
    ['is confirmed once', confirmed, 'confirm', 'wang', CONFIRMED, 'reveal/confirmed'],
    ['is not read before', waiting, 'read', 'li', ASKED, 'reveal/notConfirmed'],
    ['is read by whoever asked', confirmed, 'read', 'li', CONFIRMED, undefined],
    ['is there for no other reader', confirmed, 'read', 'wang', CONFIRMED, 'reveal/notFound'],
    ['is taken back by whoever asked', waiting, 'withdraw', 'li', ASKED, undefined],
    ['is taken back when confirmed, too', confirmed, 'withdraw', 'li', CONFIRMED, undefined],
    ['is taken back by nobody else', waiting, 'withdraw', 'wang', ASKED, 'reveal/notFound'],
    ['hides that it waits, too', waiting, 'read', 'wang', ASKED, 'reveal/notFound'],
    [
      'waits for its second person up to the last moment of 24 hours',
      ...([waiting, 'confirm', 'wang', ASKED + BULK_REVEAL_MS.confirm - 1, undefined] as const),
    ],
    [
      'waits no longer',
      ...([waiting, 'confirm', 'wang', ASKED + BULK_REVEAL_MS.confirm, 'reveal/expired'] as const),
    ],
    [
      'waits for its reader up to the last moment of half an hour from the confirmation',
      ...([confirmed, 'read', 'li', CONFIRMED + BULK_REVEAL_MS.read - 1, undefined] as const),
    ],
    [
      'is not read later',
      ...([confirmed, 'read', 'li', CONFIRMED + BULK_REVEAL_MS.read, 'reveal/expired'] as const),
    ],
  ];
  for (const [rule, bulk, act, account, now, problem] of table) {
    it(`${rule}: ${problem ?? 'taken'}`, () => {
      expect(findBulkRevealProblem(bulk, act, account, now)).toBe(problem);
    });
  }

  it('never takes both acts of one account, whatever the moment', () => {
    const instant = fc.integer({ min: 0, max: 10 * BULK_REVEAL_MS.confirm });
    const account = fc.constantFrom('li', 'wang', 'zhao');
    fc.assert(
      fc.property(instant, instant, instant, account, (askedAt, first, second, who) => {
        const before: BulkReveal = { askedBy: 'li', askedAt, confirmedAt: null };
        if (findBulkRevealProblem(before, 'confirm', who, first) !== undefined) return;
        const after: BulkReveal = { ...before, confirmedAt: first };
        expect(findBulkRevealProblem(after, 'read', who, second)).toBeDefined();
      }),
    );
  });

  it('gives whoever asked at least the whole half hour, also when confirmed at the last moment', () => {
    const confirmedAt = endOfBulkReveal(waiting) - 1;
    expect(endOfBulkReveal({ ...waiting, confirmedAt })).toBe(confirmedAt + BULK_REVEAL_MS.read);
  });
});
