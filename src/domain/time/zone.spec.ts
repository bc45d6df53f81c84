import fc from 'fast-check';
import { formatDay } from './day.ts';
import type { Day } from './day.ts';
import { formatInstant } from './format-instant.ts';
import { at, day, instantText } from './testing/clock-facts.ts';
import { findZone } from './zone.ts';
import type { Zone } from './zone.ts';
import { offsetReader } from './zone-offset.ts';

function zone(name: string): Zone {
  const found = findZone(name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
}

describe('a time zone', () => {
  const starts: readonly [zone: string, day: string, start: string, why: string][] = [
    ['Asia/Shanghai', '2026-10-08', '2026-10-07T16:00:00Z', 'eight hours ahead'],
    ['Asia/Shanghai', '1988-07-01', '1988-06-30T15:00:00Z', 'summer time until 1991'],
    ['Europe/Berlin', '2024-03-31', '2024-03-30T23:00:00Z', 'the clocks change later that day'],
    ['Europe/Berlin', '2024-04-01', '2024-03-31T22:00:00Z', 'after a day of 23 hours'],
    ['Europe/Berlin', '2024-10-28', '2024-10-27T23:00:00Z', 'after a day of 25 hours'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00Z', 'after a day of 23 hours'],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', 'its midnight was skipped'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00Z', 'its eve had 25 hours'],
    ['Australia/Lord_Howe', '2024-10-07', '2024-10-06T13:00:00Z', 'half an hour of summer time'],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 'the 30th did not take place'],
    ['+08:00', '2026-10-08', '2026-10-07T16:00:00Z', 'a fixed offset'],
    ['Asia/Shanghai', '2500-01-01', '2499-12-31T16:00:00Z', 'beyond what is indexed'],
  ];
  for (const [name, date, start, why] of starts) {
    it(`${name}: ${date} begins at ${start}: ${why}`, () => {
      expect(instantText(zone(name).startOf(day(date)))).toBe(start);
      expect(formatDay(zone(name).dayAt(at(start)))).toBe(date);
      expect(zone(name).dayAt(at(start) - 1)).toBeLessThan(day(date));
    });
  }

  it('reads the offset of an instant as the platform does, also beside its changes', () => {
    const names = starts.map(([name]) => name);
    const moments = fc.oneof(
      fc.integer({ min: at('1901-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z') }),
      fc
        .tuple(fc.constantFrom(...starts), fc.integer({ min: -172_800, max: 172_800 }))
        .map(([[, , start], seconds]) => at(start) + seconds * 1000),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), moments, (name, moment) => {
        expect(zone(name).offsetAt(moment)).toBe(offsetReader(name)?.at(moment) ?? NaN);
      }),
    );
  });

  it('is not known by an invented name', () => {
    expect(findZone('Asia/Qilu')).toBeUndefined();
    expect(findZone('')).toBeUndefined();
  });

  const HOUR = 3_600_000;
  const stretches: readonly [
    why: string,
    date: string,
    from: number,
    to: number,
    pieces: string[],
  ][] = [
    ['an ordinary day', '2024-04-02', 1, 4, ['04-01T23:00', '04-02T02:00']],
    [
      'an hour is skipped',
      '2024-03-31',
      1,
      4,
      ['03-31T00:00', '03-31T01:00', '03-31T01:00', '03-31T02:00'],
    ],
    ['the span lies in the skipped hour', '2024-03-31', 2, 3, []],
    [
      'an hour is repeated',
      '2024-10-27',
      2,
      3,
      ['10-27T00:00', '10-27T01:00', '10-27T01:00', '10-27T02:00'],
    ],
    [
      'half of the repeated hour',
      '2024-10-27',
      2,
      2.5,
      ['10-27T00:00', '10-27T00:30', '10-27T01:00', '10-27T01:30'],
    ],
  ];
  for (const [why, date, from, to, pieces] of stretches) {
    it(`clocks in Berlin show ${from} to ${to} o'clock on ${date}: ${why}`, () => {
      const found = zone('Europe/Berlin').stretches(day(date), from * HOUR, to * HOUR);
      expect(found.map((instant) => instantText(instant).slice(5, 16))).toEqual(pieces);
    });
  }

  const names = [
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/St_Johns',
  ];
  const instants = fc.integer({ min: at('1975-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') });

  it('agrees with the platform about the local date of any instant', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        const local = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short' });
        expect(formatDay(zone(name).dayAt(instant))).toBe(local.format(instant));
      }),
    );
  });

  it('finds every instant between the start of its day and that of the next', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        const found = zone(name).dayAt(instant);
        expect(zone(name).startOf(found)).toBeLessThanOrEqual(instant);
        expect(zone(name).startOf((found + 1) as Day)).toBeGreaterThan(instant);
      }),
    );
  });

  it('writes an instant so that it reads back the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), instants, (name, instant) => {
        expect(at(formatInstant(zone(name), instant))).toBe(instant);
      }),
    );
  });

  const written: readonly [zone: string, instant: string, text: string][] = [
    ['Asia/Shanghai', '2026-10-08T01:30:00Z', '2026-10-08T09:30:00+08:00'],
    ['UTC', '2026-10-08T01:30:00Z', '2026-10-08T01:30:00+00:00'],
    ['America/New_York', '2026-10-08T01:30:00.250Z', '2026-10-07T21:30:00.250-04:00'],
    ['Asia/Kathmandu', '2026-10-08T01:30:00Z', '2026-10-08T07:15:00+05:45'],
    ['Asia/Shanghai', '1900-12-31T15:54:00Z', '1900-12-31T15:54:00+00:00'],
  ];
  for (const [name, instant, text] of written) {
    it(`${name} writes ${instant} as ${text}`, () => {
      expect(formatInstant(zone(name), at(instant))).toBe(text);
    });
  }
});
