import type { Me } from '#contract/session-view.ts';
import { mayOpen, openPages } from './pages.ts';

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

  it('opens the console to whoever may read cards', () => {
    expect(mayOpen('console', reader(['cards']))).toBe(true);
    expect(mayOpen('console', reader(['console']))).toBe(false);
  });
});
