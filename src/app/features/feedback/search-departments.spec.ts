import type { DepartmentView } from '#contract/session-view.ts';
import { knownDepartments, searchDepartments } from './search-departments.ts';

const department = (code: string, name: string): DepartmentView => ({
  code,
  name,
  regionCode: code.slice(0, 6),
  line: code.slice(7),
});
const ALL = [
  department('370000-water', '山东省水利厅'),
  department('370100-water', '济南市水务局'),
  department('370102-police', '历下区公安分局'),
  department('370102-water', '历下区水务局'),
  department('370103-water', '市中区水务局'),
];

describe('searchDepartments', () => {
  const known = knownDepartments(ALL);
  const rows = [
    {
      why: 'without words, those of the place come first, then those above, nearest first',
      text: '',
      near: '370102',
      found: ['370102-police', '370102-water', '370100-water', '370000-water', '370103-water'],
    },
    {
      why: 'words of the name find it, nearest first',
      text: '水务',
      near: '370102',
      found: ['370102-water', '370100-water', '370103-water'],
    },
    {
      why: 'initials find it, in any case',
      text: 'LXQSW',
      near: '370103',
      found: ['370102-water'],
    },
    { why: 'a code finds it', text: '370103', near: '370102', found: ['370103-water'] },
    {
      why: 'blanks around the words are none',
      text: '  公安 ',
      near: '370102',
      found: ['370102-police'],
    },
    { why: 'what nobody is called finds nothing', text: '海关', near: '370102', found: [] },
  ];
  for (const { why, text, near, found } of rows) {
    it(why, () => {
      expect(searchDepartments(known, text, near, 50).map(({ code }) => code)).toEqual(found);
    });
  }

  it('lists no more than it may, and of those the nearest', () => {
    const found = searchDepartments(known, 'water', '370102', 2);
    expect(found.map(({ code }) => code)).toEqual(['370102-water', '370100-water']);
  });
});
