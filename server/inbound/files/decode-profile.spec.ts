import { readFileSync } from 'node:fs';
import type { Json } from '#domain/cases/logged-event.ts';
import { decodeProfile } from './decode-profile.ts';
import { SHIPPED_PROFILES } from './find-profile.ts';

describe('decodeProfile', () => {
  const profile = (more: Readonly<Record<string, Json | undefined>> = {}) => ({
    ...{ name: 'mine', source: 'urn:import:mine', timeZone: 'Asia/Shanghai', no: '工单编号' },
    department: { code: '受理单位' },
    item: { code: { constant: 'x' } },
    row: [{ type: 'case.received', time: '录入时间', data: { title: '问题描述' } }],
    ...more,
  });

  it('reads a column, a choice of columns with a reading and a fallback, a text and an object', () => {
    const decoded = decodeProfile(
      profile({
        identity: ['a', { column: ['b', 'c'], as: 'number', otherwise: 0, map: { x: 1 } }],
        no: { template: '{region}-{a}' },
        item: { code: { object: { due: { column: 'd', as: 'due' } } } },
      }),
    );
    if (!decoded.ok) throw decoded.error;
    expect<unknown>(decoded.value.identity).toEqual([
      {
        from: 'columns',
        columns: ['a'],
        as: 'text',
        map: undefined,
        others: undefined,
        otherwise: undefined,
      },
      {
        from: 'columns',
        columns: ['b', 'c'],
        as: 'number',
        map: new Map([['x', 1]]),
        others: undefined,
        otherwise: 0,
      },
    ]);
    expect<unknown>(decoded.value.no).toEqual({ from: 'template', template: '{region}-{a}' });
  });

  const wrong: readonly {
    why: string;
    more: Readonly<Record<string, Json | undefined>>;
    path: string;
  }[] = [
    { why: 'no name', more: { name: undefined }, path: 'name' },
    { why: 'a name that is no text', more: { name: 1 }, path: 'name' },
    { why: 'a misspelt field', more: { timezone: 'x' }, path: 'timezone' },
    { why: 'a zone that is none', more: { timeZone: 'Mars/Olympus' }, path: 'timeZone' },
    { why: 'an order of dates that is none', more: { dateOrder: 'myd' }, path: 'dateOrder' },
    { why: 'an encoding that is none', more: { encodings: ['utf-99'] }, path: 'encodings' },
    { why: 'no rule at all', more: { row: undefined }, path: 'row' },
    { why: 'rules that are no list', more: { row: {} }, path: 'row' },
    { why: 'a rule without a time', more: { row: [{ type: 'case.note' }] }, path: 'row[0].time' },
    {
      why: 'a condition that is none',
      more: { row: [{ type: 'case.note', time: 't', when: { here: ['a'] } }] },
      path: 'row[0].when.here',
    },
    {
      why: 'a reading that is none',
      more: { row: [{ type: 'case.note', time: { column: 't', as: 'date' } }] },
      path: 'row[0].time.as',
    },
    {
      why: 'two rules of one type without keys',
      more: { row: [1, 2].map(() => ({ type: 'case.note', time: 't' })) },
      path: 'row',
    },
    { why: 'whole rows that nothing holds', more: { wholeRows: true }, path: 'row[0].keepRowAs' },
    { why: 'rows that are whole by a word', more: { wholeRows: 'yes' }, path: 'wholeRows' },
    {
      why: 'a time before which nothing lies',
      more: { notBefore: { a: 1 } },
      path: 'notBefore.a',
    },
    { why: 'a value from nowhere', more: { no: {} }, path: 'no.column' },
    { why: 'an item without a code', more: { item: { name: 'a' } }, path: 'item.code' },
  ];
  for (const { why, more, path } of wrong) {
    it(`names ${path} in a profile with ${why}`, () => {
      const decoded = decodeProfile(profile(more));
      expect(decoded.ok ? undefined : decoded.error.path).toBe(path);
    });
  }

  it('refuses what is no object', () => {
    for (const value of [null, [], 'x', 1]) expect(decodeProfile(value).ok).toBeFalse();
  });

  for (const name of SHIPPED_PROFILES) {
    it(`reads the shipped profile ${name}`, () => {
      const place = new URL(`../../../mock-data/reference/profiles/${name}.json`, import.meta.url);
      const decoded = decodeProfile(JSON.parse(readFileSync(place, 'utf8')) as unknown);
      expect(decoded.ok ? decoded.value.name : decoded.error.message).toBe(name);
    });
  }
});
