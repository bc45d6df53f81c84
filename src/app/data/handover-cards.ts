import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import type { Api, Query } from './api.ts';

type CardPage = Page<CardView> & { readonly counters: CardCounters } & Stamp;

/** A note of more cards than this is read by nobody. */
const ROWS = 200;

/** Cards of one part of the note, and how many more there are. */
export interface HandoverList {
  readonly cards: readonly CardView[];
  readonly more: number;
}

/** What the next shift must know of a region, whatever the list on screen is narrowed to. */
export interface HandoverCards {
  readonly asOf: string;
  readonly counters: CardCounters;
  readonly openRed: HandoverList;
  readonly ownRed: HandoverList;
  readonly assigned: HandoverList;
  readonly watched: HandoverList;
}

/** Reads the cards of the note; each stands once, in the first part that names it. */
export async function readHandover(api: Api, region: string | undefined): Promise<HandoverCards> {
  const read = (query: Query): Promise<CardPage> =>
    api.get<CardPage>('/cards', { region, state: 'unsettled', limit: ROWS, ...query });
  const [all, openRed, ownRed, assigned, watched] = await Promise.all([
    read({ limit: 1 }),
    read({ level: 'red', state: 'open' }),
    read({ level: 'red', mine: 'acknowledged' }),
    read({ mine: 'assigned' }),
    read({ mine: 'watched' }),
  ]);
  const told = new Set<string>();
  const rest = ({ items, total = items.length }: CardPage): HandoverList => {
    const cards = items.filter(({ id }) => !told.has(id));
    for (const { id } of cards) told.add(id);
    return { cards, more: total - items.length };
  };
  return {
    asOf: all.asOf,
    counters: all.counters,
    openRed: rest(openRed),
    ownRed: rest(ownRed),
    assigned: rest(assigned),
    watched: rest(watched),
  };
}
