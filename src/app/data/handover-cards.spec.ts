import { TestBed } from '@angular/core/testing';
import { aCard, counters } from '../../testing/card-view.ts';
import { Api, FETCH } from './api.ts';
import { readHandover } from './handover-cards.ts';

const open = aCard({ subject: 'A' });
const own = aCard({ subject: 'B', state: 'acknowledged', acknowledgedBy: 'wang' });
const watched = aCard({ subject: 'D', level: 'warning' });

describe('readHandover', () => {
  const asked: string[] = [];

  const read = (region?: string) => {
    asked.length = 0;
    TestBed.configureTestingModule({
      providers: [
        {
          provide: FETCH,
          useValue: (url: string) => {
            asked.push(url);
            const query = new URL(url, 'http://x').searchParams;
            const items =
              query.get('mine') === 'watched'
                ? [open, watched]
                : query.get('mine') === 'acknowledged'
                  ? [own]
                  : query.get('state') === 'open'
                    ? [open]
                    : [];
            const total = query.get('state') === 'open' ? 340 : items.length;
            const sums = counters({ red: 12 });
            return Promise.resolve(
              Response.json({ items, total, counters: sums, next: null, asOf: 'now' }),
            );
          },
        },
      ],
    });
    return readHandover(TestBed.inject(Api), region);
  };

  it('hands over open red cards, one’s own and the watched ones, each once', async () => {
    const note = await read();

    expect(note.openRed.cards).toEqual([open]);
    expect(note.ownRed.cards).toEqual([own]);
    expect(note.watched.cards).toEqual([watched]);
    expect(note.counters.red).toBe(12);
  });

  it('says how many more there are', async () => {
    expect((await read()).openRed.more).toBe(339);
  });

  it('is of the region, and of nothing that the list is narrowed to', async () => {
    await read('370100');

    expect(asked.every((url) => url.includes('region=370100'))).toBe(true);
    expect(asked.some((url) => url.includes('clock='))).toBe(false);
  });
});
