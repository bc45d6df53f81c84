import type { SeededRandom } from '../seeded-random.ts';

const SIGNS = [
  '=1+1',
  '+cmd',
  '-2',
  '@SUM(A1)',
  '＝1',
  '\t=1',
  "'; DROP TABLE event; --",
  '../../etc/passwd',
];

/** Texts that have broken other systems. */
const TEXTS: readonly string[] = [
  ...SIGNS,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uDC00x',
  '\uFEFFx',
  '\u202Egnp.exe',
  '🀄'.repeat(50),
  '汉'.repeat(5000),
  'x'.repeat(70_000),
  '9'.repeat(400),
  'NaN',
  '1e999',
  '0x10',
  '-0',
  '2026-02-30',
  '2026-13-45T99:99:99+99:99',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00Z',
  '2026-03-02T10:00:00',
  '2026-03-02T10:00:00.123456789012+08:00',
  '__proto__',
  'constructor',
  'toString',
  'urn:mingjian',
  '<img src=x onerror=alert(1)>',
  '%00%2e%2e%2f',
];

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  '',
];

/** A value that nobody expects. */
function evilValue(random: SeededRandom): unknown {
  switch (random.below(12)) {
    case 0:
      return null;
    case 1:
      return random.pick([true, false]);
    case 2:
      return random.pick([-1, 0, 0.1, 1e308, 2 ** 53 + 2, -1e-7, 253_402_300_800_000]);
    case 3:
      return [];
    case 4:
      return Array.from({ length: random.pick([1, 3, 2001]) }, () => null);
    case 5:
      return {};
    case 6: {
      const name = random.pick(NAMES);
      return JSON.parse(`{${JSON.stringify(name)}:{"polluted":true}}`) as unknown;
    }
    case 7: {
      const depth = random.pick([10, 70, 2000]);
      return JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;
    }
    default:
      return random.pick(TEXTS);
  }
}

export function evilText(random: SeededRandom): string {
  return random.pick(TEXTS);
}

/** A copy of a JSON value in which some places hold something else, more, or nothing. */
export function mutateValue(value: unknown, random: SeededRandom): unknown {
  if (random.happens(0.04)) return evilValue(random);
  if (Array.isArray(value)) {
    const items = value.map((item) => mutateValue(item, random));
    if (random.happens(0.1)) items.push(evilValue(random));
    if (items.length > 0 && random.happens(0.1)) items.push(items[random.below(items.length)]);
    return items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const pairs = Object.entries(value).filter(() => !random.happens(0.04));
  const made = pairs.map(([name, each]): [string, unknown] => [name, mutateValue(each, random)]);
  if (random.happens(0.1)) made.push([random.pick(NAMES), evilValue(random)]);
  return Object.fromEntries(made);
}

// Overlong slash and NUL, half a character, GB18030 and Big5 of 测试, UTF-16, marks, raw controls.
const BYTES: readonly Buffer[] = [
  Buffer.from([0xc0, 0xaf]),
  Buffer.from([0xc0, 0x80]),
  Buffer.from([0xe0, 0x80, 0xaf]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xe6, 0xb5]),
  Buffer.from([0xb2, 0xe2, 0xca, 0xd4]),
  Buffer.from([0xb4, 0xfa, 0xb8, 0xd5]),
  Buffer.from([0x81, 0x30, 0x81, 0x30]),
  Buffer.from('测试', 'utf16le'),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0x00]),
  Buffer.from('\r\n\r\n'),
  Buffer.from('"{["'),
  Buffer.from('[[[[[[[[[[[[[[[['),
  Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
];

/** Bytes with some flipped, cut out, doubled or put in. */
export function mutateBytes(bytes: Buffer, random: SeededRandom): Buffer {
  let made = Buffer.from(bytes);
  for (let turns = 1 + random.below(4); turns > 0; turns -= 1) {
    const at = random.below(made.length + 1);
    const to = Math.min(made.length, at + random.below(30));
    switch (random.below(6)) {
      case 0:
        if (at < made.length) made.writeUInt8(random.below(256), at);
        break;
      case 1:
        made = Buffer.concat([made.subarray(0, at), made.subarray(to)]);
        break;
      case 2:
        made = Buffer.concat([made.subarray(0, to), made.subarray(at)]);
        break;
      case 3:
        made = Buffer.concat([made.subarray(0, at), random.pick(BYTES), made.subarray(at)]);
        break;
      case 4:
        made = made.subarray(0, at);
        break;
      default:
        made = Buffer.concat([
          made.subarray(0, at),
          Buffer.from(evilText(random)),
          made.subarray(to),
        ]);
    }
  }
  return made;
}
