import { convertToParamMap } from '@angular/router';
import type { Params } from '@angular/router';
import type { CardFilter } from '#contract/card-view.ts';
import { filterQuery } from '../../data/filter-query.ts';
import { addressOf, isNarrowed, readAddress } from './console-address.ts';

const read = (params: Params): ReturnType<typeof readAddress> =>
  readAddress(convertToParamMap(params));

describe('console address', () => {
  it('means cards not settled where it says nothing', () => {
    expect(read({}).filter).toEqual({ state: 'unsettled' });
    expect(isNarrowed(read({}))).toBe(false);
  });

  const filters: readonly CardFilter[] = [
    { state: 'unsettled', level: 'red' },
    { state: 'open', region: '370500', department: 'D1', item: 'I1' },
    { clock: 'step', category: 'fee', mine: 'watched', state: 'unsettled' },
    { retroactive: true, text: '排污', state: 'unsettled' },
    { orderDueToday: true, state: 'unsettled' },
  ];
  for (const filter of filters) {
    it(`reads back what it writes: ${JSON.stringify(filter)}`, () => {
      expect(read(addressOf(filter)).filter).toEqual(filter);
    });
  }

  it('can ask for all states', () => {
    expect(read({ state: 'any' }).filter.state).toBeUndefined();
  });

  it('is sorted by urgency unless it names a column', () => {
    expect(read({}).sort).toBe('level');
    expect(read({ sort: '-due' }).sort).toBe('-due');
    expect(read({ sort: 'colour' }).sort).toBe('level');
  });

  it('leaves out what it does not know, so that an old link still opens', () => {
    expect(read({ level: 'purple', clock: 'sundial', mine: 'all' }).filter).toEqual({
      state: 'unsettled',
    });
  });

  it('takes a filter out of the address', () => {
    expect(addressOf({ level: undefined, state: 'unsettled' })).toEqual({
      level: null,
      state: null,
    });
  });

  it('does not take the region for a filter: it is the scope of every page', () => {
    expect(isNarrowed(read({ region: '370500' }))).toBe(false);
    expect(isNarrowed(read({ level: 'red' }))).toBe(true);
    expect(isNarrowed(read({ orderDueToday: 'true' }))).toBe(true);
  });

  it('gives the export the same filter', () => {
    expect(filterQuery(read({ level: 'red', retroactive: 'true' }).filter)).toEqual({
      level: 'red',
      state: 'unsettled',
      retroactive: 'true',
    });
  });
});
