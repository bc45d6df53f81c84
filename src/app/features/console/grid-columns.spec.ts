import { columnTracks, nextSort, OPTIONAL_COLUMNS, shownColumns, sortOf } from './grid-columns.ts';

describe('columns of the list', () => {
  it('keep what a row is about, whatever is hidden', () => {
    expect(shownColumns(new Set(['level', 'left', 'item', 'due']), 'wide')).toEqual([
      'level',
      'left',
      'item',
      'no',
      'place',
      'clock',
      'handling',
    ]);
    expect(OPTIONAL_COLUMNS).not.toContain('level');
  });

  it('give up number and clock first where there is little room', () => {
    expect(shownColumns(new Set(), 'narrow')).toEqual([
      'level',
      'left',
      'due',
      'item',
      'place',
      'handling',
    ]);
  });

  it('give up the clock where English takes more room than there is', () => {
    expect(shownColumns(new Set(), 'tight')).not.toContain('clock');
    expect(shownColumns(new Set(), 'tight')).toContain('no');
  });

  it('have one track each', () => {
    expect(columnTracks(['level', 'left'], 'zh', 'wide')).toBe('84px 112px');
  });

  it('are sorted by turns: the column, the other way round, then urgency', () => {
    expect(nextSort('due', 'level')).toBe('due');
    expect(nextSort('due', 'due')).toBe('-due');
    expect(nextSort('due', '-due')).toBe('level');
    expect(nextSort('level', 'level')).toBe('-level');
  });

  it('tell how they are sorted: the worst level first is falling', () => {
    expect(sortOf('level', 'level')).toBe('descending');
    expect(sortOf('due', 'due')).toBe('ascending');
    expect(sortOf('due', '-due')).toBe('descending');
    expect(sortOf('due', 'level')).toBeNull();
  });
});
