import type {
  CardAct,
  CardActRequest,
  CardBulkAnswer,
  CardBulkRequest,
  CardCounters,
  CardFilter,
  CardView,
  MyCards,
} from '#contract/card-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import type { AssigneeView } from '#contract/person-view.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import type { Result } from '#domain/result.ts';
import type { PageQuery } from '../page-query.ts';
import type { Viewer } from '../people/viewer.ts';
import type { Refusal } from '../refusal.ts';

/** A page of cards, in the order of urgency unless sorted. */
export interface CardQuery extends PageQuery {
  readonly sort?: CardSort | undefined;
}

/** The cards in memory, always at the last commit that `subscribe` told of. */
export interface CardBoard {
  select(viewer: Viewer, filter: CardFilter): readonly CardView[];
  counters(viewer: Viewer, filter: CardFilter): CardCounters;
  /** Whether the viewer's list with this filter holds the card now; undefined where it does not. */
  findIn(viewer: Viewer, filter: CardFilter, id: string): CardView | undefined;
}

/** What the edges may ask of cards, always within the viewer's scope. */
export interface CardPort {
  cards(
    viewer: Viewer,
    filter: CardFilter,
    page: CardQuery,
  ): Promise<Result<Page<CardView> & { readonly counters: CardCounters } & Stamp, Refusal>>;
  /** A card in scope; undefined where it does not exist or is not the viewer's to see. */
  findCard(viewer: Viewer, id: string): Promise<CardView | undefined>;
  act(
    viewer: Viewer,
    id: string,
    act: CardAct,
    request: CardActRequest,
  ): Promise<Result<CardView, Refusal>>;
  actOnMany(viewer: Viewer, request: CardBulkRequest): Promise<Result<CardBulkAnswer, Refusal>>;
  /** Those to whom all of these cards may be assigned. */
  assignees(
    viewer: Viewer,
    ids: readonly string[],
  ): Promise<Result<readonly AssigneeView[], Refusal>>;
  /** Puts a card on the viewer's own watch list, or takes it off. */
  watchCard(
    viewer: Viewer,
    id: string,
    watched: boolean,
    filter: CardFilter,
  ): Promise<Result<MyCards, Refusal>>;
  /** What of a filter's cards is the viewer's own. */
  myCards(viewer: Viewer, filter: CardFilter): Promise<MyCards>;
  /** All cards of filter and scope in list order, and their counters, from memory; for live rooms. */
  board: CardBoard;
}
