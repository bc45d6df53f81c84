import { convertToParamMap } from '@angular/router';
import { paramsOfView, viewOf } from './view-address.ts';

const TODAY = '2026-11-23';

describe('the view of an address', () => {
  const rows = [
    { why: 'nothing chosen is the empty view', params: {}, view: '' },
    {
      why: 'the row that is open beside it is no part of it',
      params: { kind: 'complaint', item: 'ticket:T-1' },
      view: 'kind=complaint',
    },
    {
      why: 'the order of the address does not matter',
      params: { text: '噪声', phase: 'toDispatch' },
      view: `phase=toDispatch&text=${encodeURIComponent('噪声')}`,
    },
    {
      why: 'due today is kept as today, not as the day',
      params: { due: TODAY, overdue: 'false' },
      view: 'due=today&overdue=false',
    },
    {
      why: 'due another day is kept as that day',
      params: { due: '2026-12-01' },
      view: 'due=2026-12-01',
    },
    {
      why: 'what the page does not know is left out',
      params: { colour: 'red', region: '370100' },
      view: 'region=370100',
    },
  ];
  for (const { why, params, view } of rows) {
    it(why, () => {
      expect(viewOf(convertToParamMap(params), TODAY)).toBe(view);
    });
  }

  it('opens as it was kept and takes every other filter away', () => {
    const params = paramsOfView('kind=complaint&due=today', '2026-11-24');
    expect(params).toEqual(
      jasmine.objectContaining({ kind: 'complaint', due: '2026-11-24', text: null, phase: null }),
    );
    expect(params).not.toEqual(jasmine.objectContaining({ item: null }));
  });

  it('is the same view again after it was opened', () => {
    const query = 'phase=open&overdue=true&department=370102-water&region=370100';
    const opened = convertToParamMap(
      Object.fromEntries(
        Object.entries(paramsOfView(query, TODAY)).filter(([, value]) => value !== null),
      ),
    );
    expect(viewOf(opened, TODAY)).toBe(query.split('&').sort(byPart).join('&'));
  });
});

/** The order in which a view names its parts. */
function byPart(one: string, other: string): number {
  const parts = ['phase', 'overdue', 'department', 'region'];
  const place = (text: string): number => parts.findIndex((part) => text.startsWith(part));
  return place(one) - place(other);
}
