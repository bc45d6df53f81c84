import { UNASSIGNED_PATH } from '../reference/region.ts';
import type { Placed, Scope } from './scope.ts';
import { scopeKey, sees } from './scope.ts';

const JINAN = '370000/370100/';
const LIXIA = '370000/370100/370102/';

describe('scope', () => {
  const rows: readonly { why: string; scope: Scope; placed: Placed; seen: boolean }[] = [
    {
      why: 'a city sees itself',
      scope: { path: JINAN, line: null },
      placed: { path: JINAN, line: null },
      seen: true,
    },
    {
      why: 'a city sees its counties',
      scope: { path: JINAN, line: null },
      placed: { path: LIXIA, line: 'water' },
      seen: true,
    },
    {
      why: 'a county does not see its city',
      scope: { path: LIXIA, line: null },
      placed: { path: JINAN, line: null },
      seen: false,
    },
    {
      why: 'a city does not see another',
      scope: { path: JINAN, line: null },
      placed: { path: '370000/370200/', line: null },
      seen: false,
    },
    {
      why: 'a code that begins alike is another region',
      scope: { path: '370000/3701/', line: null },
      placed: { path: JINAN, line: null },
      seen: false,
    },
    {
      why: 'the province sees what is filed nowhere',
      scope: { path: '', line: null },
      placed: { path: UNASSIGNED_PATH, line: null },
      seen: true,
    },
    {
      why: 'a city does not',
      scope: { path: JINAN, line: null },
      placed: { path: UNASSIGNED_PATH, line: null },
      seen: false,
    },
    {
      why: 'a line sees its own in every region',
      scope: { path: '', line: 'water' },
      placed: { path: LIXIA, line: 'water' },
      seen: true,
    },
    {
      why: 'a line does not see another',
      scope: { path: '', line: 'water' },
      placed: { path: LIXIA, line: 'fire' },
      seen: false,
    },
    {
      why: 'a line does not see what has none',
      scope: { path: '', line: 'water' },
      placed: { path: LIXIA, line: null },
      seen: false,
    },
    {
      why: 'region and line must both fit',
      scope: { path: JINAN, line: 'water' },
      placed: { path: '370000/370200/', line: 'water' },
      seen: false,
    },
  ];
  for (const { why, scope, placed, seen } of rows) {
    it(why, () => {
      expect(sees(scope, placed)).toBe(seen);
    });
  }

  it('has one key for equal viewers, another for others', () => {
    expect(scopeKey({ path: JINAN, line: null })).toBe(scopeKey({ path: JINAN, line: null }));
    const keys = [
      scopeKey({ path: JINAN, line: null }),
      scopeKey({ path: JINAN, line: 'water' }),
      scopeKey({ path: '', line: 'water' }),
    ];
    expect(new Set(keys).size).toBe(3);
  });
});
