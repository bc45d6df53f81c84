import type { Me } from '#contract/session-view.ts';
import { mayOpen, openPages, phonePages } from './pages.ts';

const reader = (pages: readonly string[]): Me => ({ pages }) as unknown as Me;

describe('pages', () => {
  it('offers only what the server grants, and the open calculator', () => {
    expect(openPages(reader(['cases', 'sources'])).map((page) => page.name)).toEqual([
      'cases',
      'sources',
      'calculator',
    ]);
  });

  it('offers only the calculator to somebody who is not signed in', () => {
    expect(openPages(undefined).map((page) => page.name)).toEqual(['calculator']);
  });

  const all = ['cards', 'cases', 'feedback', 'rankings', 'overview', 'sources', 'audit'];
  const phones = [
    {
      who: 'a reader of everything',
      grants: all,
      bar: ['console', 'feedback', 'ranking', 'calculator'],
      rest: ['cases', 'overview', 'sources', 'audit'],
    },
    {
      who: 'a reader without feedback, whose cases move up',
      grants: ['cards', 'cases', 'rankings', 'overview'],
      bar: ['console', 'cases', 'ranking', 'calculator'],
      rest: ['overview'],
    },
    {
      who: 'the wall, whose pages all fit',
      grants: ['rankings', 'overview'],
      bar: ['ranking', 'overview', 'calculator'],
      rest: [],
    },
  ];
  for (const { who, grants, bar, rest } of phones) {
    it(`leave a phone's bar four of them, the rest behind a button, for ${who}`, () => {
      const divided = phonePages(reader(grants));
      expect(divided.bar.map(({ name }) => name as string)).toEqual(bar);
      expect(divided.rest.map(({ name }) => name as string)).toEqual(rest);
    });
  }

  it('opens the console to whoever may read cards', () => {
    expect(mayOpen('console', reader(['cards']))).toBe(true);
    expect(mayOpen('console', reader(['console']))).toBe(false);
  });
});
