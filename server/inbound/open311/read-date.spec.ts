import { readDate } from './read-date.ts';

describe('dates of the W3C note', () => {
  const read: readonly { text: string; is: string }[] = [
    { text: '2010-01-01T00:00:00Z', is: '2010-01-01T00:00:00Z' },
    { text: '1994-11-05T08:15:30-05:00', is: '1994-11-05T13:15:30Z' },
    { text: '2010-01-01T00:00Z', is: '2010-01-01T00:00:00Z' },
    { text: '2010-01-01', is: '2009-12-31T16:00:00Z' },
    { text: '2010-01-01T00:00:00 08:00', is: '2009-12-31T16:00:00Z' },
    { text: '2010-01-01T00:00:00+0800', is: '2009-12-31T16:00:00Z' },
    { text: '2010-01-01T08:00:00.123456', is: '2010-01-01T00:00:00.123Z' },
  ];
  for (const { text, is } of read) {
    it(`are read: ${text}`, () => {
      expect(readDate(text)).toBe(Date.parse(is));
    });
  }

  for (const text of [
    '',
    'yesterday',
    '2010-13-01',
    '2010-01-01T25:00:00Z',
    '01/02/2010',
    '2010',
  ]) {
    it(`are none: ${JSON.stringify(text)}`, () => {
      expect(readDate(text)).toBeUndefined();
    });
  }
});
