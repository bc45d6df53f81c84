import fc from 'fast-check';
import { readCalendar } from '#domain/time/calendar.ts';
import { OFFICIAL_SOURCE } from '#domain/testing/official-calendar.ts';
import { addDays, parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { sourceDays } from './source-days.ts';
import type { ManifestRow, SourceTally } from '../store/store-rows.ts';

describe('what a source sent against what arrived', () => {
  const read = readCalendar(OFFICIAL_SOURCE);
  if (!read.ok) throw new Error('the official calendar is readable');
  const calendar = read.value;
  const source = 'urn:city:jinan';
  const tally = (day: string, accepted: number, rejected = 0, late = 0): SourceTally => ({
    source,
    day: dayOf(day),
    ...{ accepted, rejected, late },
  });
  const at = (text: string) => Date.parse(`${text}+08:00`);
  const manifest = (from: string, to: string, count: number): ManifestRow => ({
    ...{ source, from: at(from), to: at(to), count },
    receivedAt: at('2026-11-25T01:00:00'),
  });
  const day24 = { from: '2026-11-24', to: '2026-11-24' };

  const rows: readonly {
    rule: string;
    tallies: readonly SourceTally[];
    manifests: readonly ManifestRow[];
    seen: readonly Readonly<Record<string, unknown>>[];
  }[] = [
    {
      rule: 'nothing is missing where all arrived',
      tallies: [tally('2026-11-24', 10)],
      manifests: [manifest('2026-11-24T00:00:00', '2026-11-25T00:00:00', 10)],
      seen: [{ ...day24, sent: 10, accepted: 10, missing: 0 }],
    },
    {
      rule: 'a refused event is not missing',
      tallies: [tally('2026-11-24', 7, 2, 1)],
      manifests: [manifest('2026-11-24T00:00:00', '2026-11-25T00:00:00', 10)],
      seen: [{ ...day24, sent: 10, accepted: 7, rejected: 2, missing: 1, late: 1 }],
    },
    {
      rule: 'more than was told is never missing',
      tallies: [tally('2026-11-24', 12)],
      manifests: [manifest('2026-11-24T00:00:00', '2026-11-25T00:00:00', 10)],
      seen: [{ sent: 10, accepted: 12, missing: 0 }],
    },
    {
      rule: 'all is missing where nothing came',
      tallies: [],
      manifests: [manifest('2026-11-24T00:00:00', '2026-11-25T00:00:00', 3)],
      seen: [{ ...day24, sent: 3, accepted: 0, missing: 3 }],
    },
    {
      rule: 'without a manifest nobody knows what was sent',
      tallies: [tally('2026-11-24', 4)],
      manifests: [],
      seen: [{ ...day24, sent: null, accepted: 4, missing: null, manifestAt: null }],
    },
    {
      rule: 'a manifest of several days holds their sum',
      tallies: [tally('2026-11-23', 4), tally('2026-11-24', 5), tally('2026-11-25', 6)],
      manifests: [manifest('2026-11-23T00:00:00', '2026-11-25T00:00:00', 10)],
      seen: [
        { from: '2026-11-25', sent: null, accepted: 6 },
        { from: '2026-11-23', to: '2026-11-24', sent: 10, accepted: 9, missing: 1 },
      ],
    },
    {
      rule: 'a manifest that ends within a day cannot be held against days',
      tallies: [tally('2026-11-24', 4)],
      manifests: [manifest('2026-11-24T00:00:00', '2026-11-24T12:00:00', 4)],
      seen: [
        { sent: 4, accepted: null, missing: null },
        { ...day24, sent: null, accepted: 4 },
      ],
    },
    {
      rule: 'events of another source are another source’s',
      tallies: [{ ...tally('2026-11-24', 4), source: 'urn:city:qingdao' }],
      manifests: [manifest('2026-11-24T00:00:00', '2026-11-25T00:00:00', 4)],
      seen: [
        { source, sent: 4, accepted: 0, missing: 4 },
        { source: 'urn:city:qingdao', sent: null, accepted: 4 },
      ],
    },
  ];
  for (const { rule, tallies, manifests, seen } of rows) {
    it(rule, () => {
      expect(sourceDays(calendar, tallies, manifests)).toEqual(
        seen.map((row) => jasmine.objectContaining(row)) as never,
      );
    });
  }

  it('loses no accepted event and counts none twice, whatever whole days manifests tell of', () => {
    const first = dayOf('2026-11-01');
    const spans = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 5 });
    const counts = fc.array(fc.nat(50), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(spans, counts, (days, accepted) => {
        const tallies = accepted.map((count, index) => ({
          ...{ source, day: addDays(first, index), accepted: count, rejected: 0, late: 0 },
        }));
        const manifests = days.map((index) => ({
          ...{ source, count: 5, receivedAt: 0 },
          from: at('2026-11-01T00:00:00') + index * 86_400_000,
          to: at('2026-11-02T00:00:00') + index * 86_400_000,
        }));
        const shown = sourceDays(calendar, tallies, manifests);
        expect(shown.reduce((sum, row) => sum + (row.accepted ?? 0), 0)).toBe(
          accepted.reduce((sum, count) => sum + count, 0),
        );
      }),
    );
  });
});

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(text);
  return day;
}
