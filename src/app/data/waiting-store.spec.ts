import { TestBed } from '@angular/core/testing';
import { counters } from '../../testing/card-view.ts';
import { FETCH } from './api.ts';
import { WaitingStore } from './waiting-store.ts';

describe('WaitingStore', () => {
  let asked: string[];
  let store: WaitingStore;

  beforeEach(() => {
    jasmine.clock().install();
    asked = [];
    TestBed.configureTestingModule({
      providers: [
        {
          provide: FETCH,
          useValue: (url: string) => {
            asked.push(new URL(url, 'http://x').pathname);
            const sums = counters({ unacknowledged: asked.length });
            return Promise.resolve(Response.json({ items: [], counters: sums, next: null }));
          },
        },
      ],
    });
    store = TestBed.inject(WaitingStore);
  });

  afterEach(() => {
    store.stop();
    jasmine.clock().uninstall();
  });

  it('asks for cards where the reader can acknowledge them, and for nothing else', () => {
    store.start({ role: 'supervisor', pages: ['cards'] });
    store.start({ role: 'leader', pages: ['cards'] });

    expect(asked).toEqual(['/api/v1/cards']);
  });

  it('asks again soon after changes on the page, once for many', () => {
    store.start({ role: 'supervisor', pages: ['cards'] });
    for (let change = 0; change < 20; change += 1) store.soon();
    jasmine.clock().tick(2999);

    expect(asked.length).toBe(1);
    jasmine.clock().tick(1);

    expect(asked.length).toBe(2);
    jasmine.clock().tick(30_000);

    expect(asked.length).toBe(2);
  });

  it('asks for nobody who has signed out', () => {
    store.start({ role: 'supervisor', pages: ['cards'] });
    store.soon();
    store.stop();
    jasmine.clock().tick(120_000);

    expect(asked.length).toBe(1);
    expect(store.waiting()).toEqual({});
  });
});
