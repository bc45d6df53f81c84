import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';
import { contentOf } from './content-of.ts';

describe('canonicalJson', () => {
  const rows: readonly { why: string; value: unknown; text: string }[] = [
    { why: 'keys are sorted', value: { b: 1, a: 2 }, text: '{"a":2,"b":1}' },
    {
      why: 'keys are sorted by UTF-16 code units, as RFC 8785 3.2.3 shows',
      value: {
        '\u20ac': 1,
        '\r': 2,
        '\ufb33': 3,
        '1': 4,
        '\ud83d\ude00': 5,
        '\u0080': 6,
        '\u00f6': 7,
      },
      text: '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    },
    { why: 'lists keep their order', value: [3, 1, 2], text: '[3,1,2]' },
    {
      why: 'objects inside are sorted too',
      value: { z: [{ b: 1, a: 1 }] },
      text: '{"z":[{"a":1,"b":1}]}',
    },
    { why: 'no white space', value: { a: [1, { b: null }] }, text: '{"a":[1,{"b":null}]}' },
    {
      why: 'numbers as ECMAScript writes them',
      value: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, 1.0, -0],
      text: '[333333333.3333333,1e+30,4.5,0.002,1e-27,1,0]',
    },
    {
      why: 'only what must be escaped is',
      value: '\u20ac$\u000f\nA\'B"\\/',
      text: '"\u20ac$\\u000f\\nA\'B\\"\\\\/"',
    },
    { why: 'what is absent is left out', value: { a: undefined, b: 1 }, text: '{"b":1}' },
    { why: 'booleans and null', value: [true, false, null], text: '[true,false,null]' },
  ];
  for (const { why, value, text } of rows) {
    it(why, () => {
      expect(canonicalJson(value)).toBe(text);
    });
  }

  for (const value of [Number.NaN, Infinity, undefined, 1n, () => 1]) {
    it(`refuses ${String(value)}: decoded events hold no such thing`, () => {
      expect(() => canonicalJson(value)).toThrowError(RangeError);
    });
  }

  it('is JSON of the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        const text = canonicalJson(value);
        expect(canonicalJson(turned)).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('contentOf', () => {
  const event = { type: 'case.note', subject: 'A', time: 1000, data: { a: 1, b: 2 } };

  it('is equal for the same event written another way', () => {
    expect(contentOf({ ...event, data: { b: 2, a: 1 } })).toBe(contentOf(event));
  });

  const others: readonly { why: string; more: Partial<typeof event> }[] = [
    { why: 'type', more: { type: 'case.finished' } },
    { why: 'subject', more: { subject: 'B' } },
    { why: 'time', more: { time: 1001 } },
    { why: 'data', more: { data: { a: 1, b: 3 } } },
  ];
  for (const { why, more } of others) {
    it(`differs with the ${why}`, () => {
      expect(contentOf({ ...event, ...more })).not.toBe(contentOf(event));
    });
  }

  it('says nothing of sequence and receipt', () => {
    const received = { ...event, sequence: 7, receivedAt: 99 };
    expect(contentOf(received)).toBe(contentOf(event));
  });
});
