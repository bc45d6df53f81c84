import { findZone } from '#domain/time/zone.ts';
import { instantOf, readWritten } from './read-time.ts';
import type { DateOrder } from './profile.ts';

describe('times as files write them', () => {
  const amsterdam = findZone('Europe/Amsterdam');
  if (amsterdam === undefined) throw new Error('the zone is not known here');
  const read = (text: string, order: DateOrder = 'ymd'): string | undefined => {
    const written = readWritten(text, order);
    return written && new Date(instantOf(written, amsterdam)).toISOString();
  };
  const rows: readonly { why: string; text: string; at: string; order?: DateOrder }[] = [
    {
      why: 'an offset is believed',
      text: '2014-04-17T09:30:39+02:00',
      at: '2014-04-17T07:30:39.000Z',
    },
    {
      why: 'an offset may be of hours alone, as databases write it',
      text: '2024-01-01 00:05:10+00',
      at: '2024-01-01T00:05:10.000Z',
    },
    {
      why: 'hours alone are no minutes',
      text: '2024-01-01 00:05:10-05',
      at: '2024-01-01T05:05:10.000Z',
    },
    { why: 'Z is UTC', text: '2014-04-17T09:30:39Z', at: '2014-04-17T09:30:39.000Z' },
    {
      why: 'microseconds are cut',
      text: '2011-12-06 13:41:31.788999+01:00',
      at: '2011-12-06T12:41:31.788Z',
    },
    {
      why: 'milliseconds stay exact',
      text: '2011-10-06T01:06:40.020+02:00',
      at: '2011-10-05T23:06:40.020Z',
    },
    { why: 'summer time by the zone', text: '2014-04-14 00:00:00', at: '2014-04-13T22:00:00.000Z' },
    { why: 'winter time by the zone', text: '2014-01-14 00:00:00', at: '2014-01-13T23:00:00.000Z' },
    {
      why: 'a repeated hour is its first',
      text: '2014-10-26 02:30:00',
      at: '2014-10-26T00:30:00.000Z',
    },
    {
      why: 'a skipped hour is the jump',
      text: '2014-03-30 02:30:00',
      at: '2014-03-30T01:00:00.000Z',
    },
    {
      why: 'after the jump it is summer',
      text: '2014-03-30 12:00:00',
      at: '2014-03-30T10:00:00.000Z',
    },
    { why: 'a date is its first instant', text: '2014-04-14', at: '2014-04-13T22:00:00.000Z' },
    { why: 'slashes and one digit', text: '2020/1/6 12:09:38', at: '2020-01-06T11:09:38.000Z' },
    { why: 'Chinese date', text: '2020年1月6日 12:09', at: '2020-01-06T11:09:00.000Z' },
    {
      why: 'day first where the file says so',
      text: '6-1-2020 0:00:00',
      order: 'dmy',
      at: '2020-01-05T23:00:00.000Z',
    },
    {
      why: 'month first with halves',
      text: '01/06/2020 12:09:38 AM',
      order: 'mdy',
      at: '2020-01-05T23:09:38.000Z',
    },
    {
      why: 'a year in front is a year',
      text: '2020-01-06',
      order: 'mdy',
      at: '2020-01-05T23:00:00.000Z',
    },
    { why: '24:00 ends the day', text: '2014-04-14 24:00', at: '2014-04-14T22:00:00.000Z' },
  ];
  for (const { why, text, order, at } of rows) {
    it(`${text} is ${at}: ${why}`, () => {
      expect(read(text, order)).toBe(at);
    });
  }

  const wrong = [
    ...['', 'UNKNOWN', '31-02-2014', '2014-02-30', '2014-13-01', '2014-04-14 25:00:00'],
    ...['2014-04-14 24:01', '2014-04-14 12:60', '14 april 2014', '2014-04-14 13:00 PM', '12:30'],
    ...['2014-04-14+02:00', '1397433600', '2014-04-14 12:00 Amsterdam'],
  ];
  for (const text of wrong) {
    it(`"${text}" is no time`, () => {
      expect(read(text)).toBeUndefined();
    });
  }
});
