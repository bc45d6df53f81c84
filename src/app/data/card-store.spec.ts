import { TestBed } from '@angular/core/testing';
import { Subject } from 'rxjs';
import { aCard, aChange, aSnapshot } from '../../testing/card-view.ts';
import { CARD_FEED } from './card-feed.ts';
import type { CardFeed, CardMessage } from './card-feed.ts';
import { CardStore } from './card-store.ts';

describe('CardStore', () => {
  let messages: Subject<CardMessage>;
  let windows: Subject<CardMessage>[];
  let store: CardStore;
  let feed: CardFeed;

  beforeEach(() => {
    jasmine.clock().install();
    windows = [];
    feed = {
      watch: () => {
        messages = new Subject();
        windows.push(messages);
        return messages;
      },
      window: () =>
        Promise.resolve(aSnapshot([aCard({ subject: 'Z', level: 'warning' })], { total: 2 })),
    };
    TestBed.configureTestingModule({
      providers: [CardStore, { provide: CARD_FEED, useFactory: () => feed }],
    });
    store = TestBed.inject(CardStore);
    store.watch({ filter: { level: 'red' }, sort: 'level' });
  });

  afterEach(() => {
    jasmine.clock().uninstall();
  });

  const snapshot = (...rows: readonly ReturnType<typeof aCard>[]): void => {
    messages.next({ kind: 'snapshot', epoch: 'e1', version: 1, snapshot: aSnapshot(rows) });
  };

  it('is not ready before its snapshot', () => {
    expect(store.ready()).toBe(false);

    snapshot(aCard());

    expect(store.ready()).toBe(true);
    expect(store.total()).toBe(1);
  });

  it('applies steps together, at most twice a second', () => {
    snapshot(aCard());
    let steps = 0;
    store.steps.subscribe(() => (steps += 1));
    messages.next({ kind: 'changed', change: aChange(2, { upsert: [aCard({ subject: 'B' })] }) });
    messages.next({ kind: 'changed', change: aChange(3, { upsert: [aCard({ subject: 'C' })] }) });

    expect(store.byId().size).toBe(1);

    jasmine.clock().tick(500);

    expect(store.byId().size).toBe(3);
    expect(steps).toBe(1);
  });

  it('tells of a row that came and went within one application as gone', () => {
    snapshot(aCard());
    const heard: string[] = [];
    store.steps.subscribe((step) =>
      heard.push(...step.remove, ...step.upsert.map((row) => `+${row.id}`)),
    );
    const card = aCard({ subject: 'B' });
    messages.next({ kind: 'changed', change: aChange(2, { upsert: [card] }) });
    messages.next({ kind: 'changed', change: aChange(3, { remove: [card.id] }) });
    jasmine.clock().tick(500);

    expect(heard).toEqual([card.id]);
  });

  it('lists the most urgent first', () => {
    snapshot(
      aCard({ subject: 'late', due: '2026-11-18' }),
      aCard({ subject: 'later', due: '2026-11-02' }),
    );

    expect(store.ordered().map((row) => row.subject)).toEqual(['later', 'late']);
  });

  it('leaves the list before when the filter changes', () => {
    snapshot(aCard());
    const [old] = windows;
    store.watch({ filter: { level: 'yellow' }, sort: 'level' });

    expect(old?.observed).toBe(false);
    expect(store.ready()).toBe(false);
  });

  it('takes what the server answered to an act ahead of the feed', () => {
    const card = aCard();
    snapshot(card);
    store.accept([{ ...card, version: 2, state: 'acknowledged' }]);

    expect(store.byId().get(card.id)?.state).toBe('acknowledged');
  });

  it('does not take a card that is not in its list', () => {
    snapshot(aCard());
    store.accept([aCard({ subject: 'elsewhere' })]);

    expect(store.byId().size).toBe(1);
  });

  it('reads the rest of the list in stretches', async () => {
    messages.next({
      kind: 'snapshot',
      epoch: 'e1',
      version: 1,
      snapshot: aSnapshot([aCard()], { total: 2 }),
    });

    expect(store.incomplete()).toBe(true);
    expect(await store.loadMore()).toBe(true);
    expect(store.incomplete()).toBe(false);
    expect(store.ordered().length).toBe(2);
    expect(await store.loadMore()).toBe(false);
  });

  it('says why its list is refused', () => {
    messages.next({ kind: 'refused', code: 'topic/notAllowed' });

    expect(store.refused()).toBe('topic/notAllowed');
  });
});
