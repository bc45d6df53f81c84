import { findUnsafe } from './find-unsafe.ts';

describe('findUnsafe', () => {
  function nested(depth: number): unknown {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = [value];
    return value;
  }

  function inObjects(depth: number): unknown {
    let value: unknown = 1;
    for (let level = 0; level < depth; level += 1) value = { a: value };
    return value;
  }

  const safe: readonly { why: string; value: unknown }[] = [
    { why: 'plain values', value: { a: 'x', b: [1, true, null], c: { d: '𠮷' } } },
    { why: '16 levels', value: nested(16) },
    { why: '16 levels of objects', value: inObjects(16) },
    { why: 'a key of 256 characters', value: { ['k'.repeat(256)]: 1 } },
    { why: 'a text of 65,536 characters', value: 'x'.repeat(65_536) },
    { why: 'an own field named constructor', value: { constructor: 'x', prototype: 1 } },
    { why: 'a field that is undefined, so absent', value: { a: undefined } },
    { why: 'an empty text and an empty key', value: { '': '' } },
  ];
  for (const { why, value } of safe) {
    it(`lets ${why} pass`, () => {
      expect(findUnsafe(value, 'data')).toBeUndefined();
    });
  }

  const unsafe: readonly { why: string; value: unknown; path: string }[] = [
    { why: 'NUL', value: { a: { b: 'x\u0000' } }, path: 'data.a.b' },
    { why: 'the first half of a character', value: { a: ['x', 'y\ud83d'] }, path: 'data.a[1]' },
    { why: 'the second half of a character', value: { a: '\ude00' }, path: 'data.a' },
    { why: 'a key with NUL', value: { a: { 'b\u0000': 1 } }, path: 'data.a' },
    { why: 'a key of 257 characters', value: { ['k'.repeat(257)]: 1 }, path: 'data' },
    {
      why: 'a field named __proto__',
      value: JSON.parse('{"a":{"__proto__":{"isAdmin":true}}}'),
      path: 'data.a',
    },
    { why: '17 levels', value: nested(17), path: `data${'[0]'.repeat(16)}` },
    { why: '17 levels of objects', value: inObjects(17), path: `data${'.a'.repeat(16)}` },
    { why: 'a text of 65,537 characters', value: { a: 'x'.repeat(65_537) }, path: 'data.a' },
    { why: 'a number without end', value: { a: Infinity }, path: 'data.a' },
    { why: 'a list with a hole', value: { a: [undefined] }, path: 'data.a[0]' },
    { why: 'a function', value: { a: () => 1 }, path: 'data.a' },
  ];
  for (const { why, value, path } of unsafe) {
    it(`finds ${why} at ${path.length > 30 ? `${path.slice(0, 30)}…` : path}`, () => {
      expect(findUnsafe(value, 'data')?.path).toBe(path);
    });
  }

  it('stops after 5,000 values', () => {
    expect(findUnsafe({ a: new Array<number>(4998).fill(1) }, 'data')).toBeUndefined();
    expect(findUnsafe({ a: new Array<number>(4999).fill(1) }, 'data')).toBeDefined();
  });

  it('answers for a value that holds itself', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(findUnsafe(cyclic, 'data')?.message).toContain('deep');
  });
});
