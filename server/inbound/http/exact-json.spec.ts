import { z } from 'zod';
import { amount } from '#contract/decode/assessment-schema.ts';
import { readJson } from './read-body.ts';
import { RefusedRequest } from './refused-request.ts';

const BODY = z.object({ marks: amount, places: z.number().int().optional() });

function read(text: string): unknown {
  return readJson(
    { schema: BODY, exact: true },
    { 'content-type': 'application/json' },
    Buffer.from(text),
  );
}

/** Code and field of the refusal. */
function refusalOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof RefusedRequest) return `${error.refusal.code} ${error.refusal.path ?? ''}`;
    throw error;
  }
  return 'taken';
}

describe('numbers of a body', () => {
  for (const [why, written, is] of [
    ['one that a binary float holds stays a number', '0.1', 0.1],
    ['its last places do not matter where they are 0', '2.0000000000000000000', 2],
    ['an exponent does not matter', '1e3', 1000],
    ['a float as it prints stays a number', '0.30000000000000004', 0.30000000000000004],
    [
      'a whole number beyond what a float holds stays its text',
      '10000999999999999',
      '10000999999999999',
    ],
    ['so do digits that a float cannot tell', '17.66499999999999999999', '17.66499999999999999999'],
    ['a text stays as it is', '"17.66499999999999999999"', '17.66499999999999999999'],
  ] as const) {
    it(`${why}: ${written}`, () => {
      expect(read(`{"marks": ${written}}`)).toEqual({ marks: is });
    });
  }

  it('where no exact amount is read one that cannot be held is refused, rather than another one read', () => {
    expect(refusalOf('{"marks": 1, "places": 2.00000000000000000001}')).toBe(
      'request/invalid places',
    );
    expect(refusalOf('{"marks": 1, "places": 2.0}')).toBe('taken');
  });

  it('a field named after a prototype is refused, also with an escaped letter', () => {
    const refused = 'request/invalid __proto__';
    expect(refusalOf('{"marks": 1, "__proto__": {"places": 2}}')).toBe(refused);
    expect(refusalOf('{"marks": 1, "\\u005f_proto__": 1}')).toBe(refused);
    expect(refusalOf('{"marks": "__proto__"}')).toBe('taken');
  });

  it('what nests too deep is told as such, also beside a long number', () => {
    const deep = `{"marks": ${'['.repeat(6000)}1e1${']'.repeat(6000)}}`;
    expect(refusalOf(deep)).toBe('request/invalid ');
  });

  it('elsewhere a number stays a number, so that no text is made of it', () => {
    const of = { schema: z.object({ name: z.string() }) };
    const bytes = Buffer.from('{"name": 12345678901234567890}');
    expect(() => readJson(of, { 'content-type': 'application/json' }, bytes)).toThrow();
  });

  it('a coding that is not read is refused as such, and not as text that is none', () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect(() =>
      readJson({ schema: BODY, exact: true }, headers, Buffer.from([31, 139, 8])),
    ).toThrow(
      new RefusedRequest({
        code: 'request/unsupportedType',
        message: 'Content-Encoding gzip is not taken.',
      }),
    );
  });

  it('what is no JSON is told as such, also beside a long number', () => {
    expect(refusalOf('{"marks": 10000999999999999,}')).toBe('request/malformed ');
  });
});
