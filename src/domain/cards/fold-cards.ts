import { textOf } from '../cases/read-data.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Instant } from '../time/limit.ts';
import { readIssued } from './issued-card.ts';
import type { IssuedCard } from './issued-card.ts';
import { orderStateBy } from './orders.ts';
import type { SubjectCard, CardState } from './subject-card.ts';

/** What the log says of the cards of one subject, before clocks are looked at. */
export interface CardRecord {
  readonly card: SubjectCard;
  /** When the department explained, appealed, or the card was settled: a yellow is answered then. */
  readonly answeredAt: Instant | null;
  /** Whether anybody was told of it; a silent import expects no explanation. */
  readonly notified: boolean;
}

/** The cards of a subject and how often the ground of each clock was lost. */
export interface CardLog {
  readonly records: readonly CardRecord[];
  /** Number of `card.groundLost` events by clock: the cycle is one more. */
  readonly lost: ReadonlyMap<string, number>;
}

/** The cycle that a clock is in: a lost ground ended each one before. */
export function cycleOf(log: CardLog, clockId: string): number {
  return 1 + (log.lost.get(clockId) ?? 0);
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

interface Draft {
  readonly card: Writable<SubjectCard>;
  answeredAt: Instant | null;
  readonly notified: boolean;
}

/** Folds the decisions on cards (`card.…`) and the orders 督办 of one subject, in order. */
export function foldCards(events: readonly LoggedEvent[]): CardLog {
  const drafts = new Map<string, Draft>();
  const lost = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'card.issued') continue;
    const issued = readIssued(event);
    if (issued !== null && !drafts.has(issued.id)) drafts.set(issued.id, draftOf(issued));
  }
  for (const event of events) {
    if (event.type === 'card.groundLost') takeLost(drafts, lost, event);
    else if (event.type.startsWith('order.')) takeOrder(drafts, event);
    else if (event.type !== 'card.issued') takeAct(drafts, event);
  }
  return { records: [...drafts.values()], lost };
}

function draftOf(issued: IssuedCard): Draft {
  const { notified, ...facts } = issued;
  return {
    card: {
      ...facts,
      state: 'open',
      version: 1,
      groundLost: false,
      acknowledgedBy: null,
      acknowledgedAt: null,
      assignedTo: null,
      urged: 0,
      order: null,
      explanation: null,
      revokedAt: null,
      pendingRevocation: null,
      appealedBy: null,
    },
    answeredAt: null,
    notified,
  };
}

function takeLost(
  drafts: ReadonlyMap<string, Draft>,
  lost: Map<string, number>,
  event: LoggedEvent,
): void {
  const clockId = textOf(event.data, 'clockId');
  if (clockId === null) return;
  lost.set(clockId, (lost.get(clockId) ?? 0) + 1);
  const cards = event.data['cards'];
  if (!Array.isArray(cards)) return;
  for (const id of cards as readonly unknown[]) {
    const draft = typeof id === 'string' ? drafts.get(id) : undefined;
    if (draft === undefined) continue;
    draft.card.groundLost = true;
    draft.card.version += 1;
  }
}

function takeAct(drafts: ReadonlyMap<string, Draft>, event: LoggedEvent): void {
  const draft = drafts.get(textOf(event.data, 'card') ?? '');
  if (draft === undefined) return;
  const { card } = draft;
  const by = textOf(event.data, 'by') ?? '';
  card.version += 1;
  switch (event.type) {
    case 'card.acknowledged':
      card.acknowledgedBy ??= by;
      card.acknowledgedAt ??= event.time;
      card.state = ahead(card.state, 'acknowledged');
      break;
    case 'card.urged':
      card.urged += 1;
      break;
    case 'card.assigned':
      card.assignedTo = textOf(event.data, 'to');
      break;
    case 'card.explained':
      draft.answeredAt ??= event.time;
      card.explanation = textOf(event.data, 'reason');
      card.state = ahead(card.state, 'explained');
      break;
    case 'card.appealed':
      draft.answeredAt ??= event.time;
      card.appealedBy = by;
      card.state = ahead(card.state, 'appealed');
      break;
    case 'card.appealDecided':
      if (event.data['uphold'] === true) takeRevocation(draft, event, by);
      else if (card.state === 'appealed') card.state = 'explained';
      break;
    case 'card.revocationRequested':
      if (card.state !== 'revoked') card.pendingRevocation ??= { event: event.id, by };
      break;
    case 'card.revoked':
      takeRevocation(draft, event, by);
      break;
    case 'card.closed':
      draft.answeredAt ??= event.time;
      if (card.state !== 'revoked') card.state = 'closed';
      break;
  }
}

/** A red card falls only by two persons: the first revocation is a request, another's makes it so. */
function takeRevocation(draft: Draft, event: LoggedEvent, by: string): void {
  const { card } = draft;
  if (card.state === 'revoked') return;
  const pending = card.pendingRevocation;
  if (card.level === 'red' && (pending === null || pending.by === by)) {
    card.pendingRevocation ??= { event: event.id, by };
    return;
  }
  draft.answeredAt ??= event.time;
  card.pendingRevocation = null;
  card.state = 'revoked';
  card.revokedAt = event.time;
}

function takeOrder(drafts: ReadonlyMap<string, Draft>, event: LoggedEvent): void {
  const no = textOf(event.data, 'no');
  const state = orderStateBy(event);
  if (no === null || state === undefined) return;
  if (event.type === 'order.issued') {
    const draft = drafts.get(textOf(event.data, 'card') ?? '');
    if (draft === undefined) return;
    draft.card.order = { no, due: textOf(event.data, 'due'), state };
    draft.card.version += 1;
    return;
  }
  for (const { card } of drafts.values()) {
    if (card.order?.no !== no) continue;
    card.order = { ...card.order, state };
    card.version += 1;
  }
}

const PLACES: Readonly<Record<CardState, number>> = {
  open: 0,
  acknowledged: 1,
  explained: 2,
  appealed: 3,
  closed: 4,
  revoked: 5,
  superseded: 4,
  lapsed: 4,
};

function ahead(state: CardState, next: CardState): CardState {
  return PLACES[next] > PLACES[state] ? next : state;
}
