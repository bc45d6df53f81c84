import { parseInstant } from './parse-instant.ts';

describe('parseInstant', () => {
  const read: readonly { why: string; text: string; utc: string }[] = [
    {
      why: 'an offset is taken off',
      text: '2026-03-02T09:00:00+08:00',
      utc: '2026-03-02T01:00:00.000Z',
    },
    { why: 'Z is UTC', text: '2026-03-02T01:00:00Z', utc: '2026-03-02T01:00:00.000Z' },
    {
      why: 'small letters are allowed',
      text: '2026-03-02t01:00:00z',
      utc: '2026-03-02T01:00:00.000Z',
    },
    {
      why: 'a negative offset is added',
      text: '2026-03-01T20:00:00-05:30',
      utc: '2026-03-02T01:30:00.000Z',
    },
    {
      why: 'a fraction is cut to milliseconds',
      text: '2026-03-02T01:00:00.123999Z',
      utc: '2026-03-02T01:00:00.123Z',
    },
    {
      why: 'one digit of a fraction is tenths',
      text: '2026-03-02T01:00:00.5Z',
      utc: '2026-03-02T01:00:00.500Z',
    },
    {
      why: 'a leap second is the next instant',
      text: '2016-12-31T23:59:60Z',
      utc: '2017-01-01T00:00:00.000Z',
    },
    {
      why: 'a leap second falls at eight in Shanghai',
      text: '2017-01-01T07:59:60+08:00',
      utc: '2017-01-01T00:00:00.000Z',
    },
  ];
  for (const { why, text, utc } of read) {
    it(`${text}: ${why}`, () => {
      expect(parseInstant(text)).toBe(Date.parse(utc));
    });
  }

  const refused: readonly { why: string; text: string }[] = [
    { why: 'a local time names no instant', text: '2026-03-02T09:00:00' },
    { why: 'a day is no instant', text: '2026-03-02' },
    { why: 'a day that does not exist', text: '2026-02-30T09:00:00Z' },
    { why: 'hour 24', text: '2026-03-02T24:00:00Z' },
    { why: 'minute 60', text: '2026-03-02T09:60:00Z' },
    { why: 'a leap second in the middle of a day', text: '2026-03-02T09:00:60Z' },
    { why: 'an offset of a day', text: '2026-03-02T09:00:00+24:00' },
    { why: 'an offset of 60 minutes', text: '2026-03-02T09:00:00+08:60' },
    { why: 'an offset without colon', text: '2026-03-02T09:00:00+0800' },
    { why: 'a blank in place of T', text: '2026-03-02 09:00:00Z' },
    { why: 'a fraction of a hundred digits', text: `2026-03-02T09:00:00.${'1'.repeat(100)}Z` },
    { why: 'nothing', text: '' },
  ];
  for (const { why, text } of refused) {
    it(`refuses ${why}`, () => {
      expect(parseInstant(text)).toBeUndefined();
    });
  }
});
