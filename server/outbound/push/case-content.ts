import type { CardCategory } from '#domain/cards/card-rule.ts';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { CommitNote, Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import type { RoomContent, RoomState, RoomStep } from './room-content.ts';

/** Topic `case:{no}`: the cards of one case; every change of the case is told, so that its page reads again. */
export class CaseContent implements RoomContent {
  readonly isByRegion = false;
  readonly #platform: Pick<Platform, 'findCase'>;
  readonly #viewer: Viewer;
  readonly #no: string;

  constructor(platform: Pick<Platform, 'findCase'>, viewer: Viewer, no: string) {
    this.#platform = platform;
    this.#viewer = viewer;
    this.#no = no;
  }

  touched(note: CommitNote): readonly string[] {
    const isTouched = note.subjects.some(({ kind, no }) => kind === 'case' && no === this.#no);
    return isTouched ? [this.#no] : [];
  }

  async state(): Promise<RoomState | undefined> {
    const found = await this.#platform.findCase(this.#viewer, this.#no, {});
    if (found === undefined) return undefined;
    return { rows: found.cards, counters: countersOfCase(found.cards) };
  }

  async step(_ids: ReadonlySet<string>, shown: ReadonlySet<string>): Promise<RoomStep> {
    // A case that has moved out of the scope has no cards here any more.
    const { rows, counters } = (await this.state()) ?? { rows: [], counters: countersOfCase([]) };
    const held = new Set(rows.map(({ id }) => id));
    const gone = [...shown].filter((id) => !held.has(id));
    return { upsert: rows, gone, counters, always: true };
  }

  renew(): void {
    // Every step reads the case anew.
  }
}

/** Counters of one case's cards; the day's orders are a matter of lists. */
function countersOfCase(cards: readonly CardView[]): CardCounters {
  const count = (test: (card: CardView) => boolean): number => cards.filter(test).length;
  const byCategory: Partial<Record<CardCategory, number>> = {};
  for (const { category } of cards) byCategory[category] = (byCategory[category] ?? 0) + 1;
  return {
    total: cards.length,
    red: count(({ level }) => level === 'red'),
    yellow: count(({ level }) => level === 'yellow'),
    warning: count(({ level }) => level === 'warning'),
    unacknowledged: count(({ state }) => state === 'open'),
    orderDueToday: 0,
    retroactive: count(({ retroactive }) => retroactive),
    byCategory,
  };
}
