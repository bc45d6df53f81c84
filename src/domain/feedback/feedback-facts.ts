import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { isBadGrade, isGrade } from './review-grade.ts';
import { readOrigin } from './review-origin.ts';

/** What lists and acts need to know of a ticket or review beside its phase and clocks. */
export interface FeedbackFacts {
  /** Kind of a ticket as it was sent; null of a review, and where nothing was said. */
  readonly kind: string | null;
  readonly urgency: string | null;
  readonly confidential: boolean;
  readonly channel: string | null;
  readonly category: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly caseNo: string | null;
  readonly stage: string | null;
  readonly labels: readonly string[];
  readonly grade: number | null;
  /** A review that nobody has to answer for: not bad, or given by the platform itself. */
  readonly good: boolean;
  readonly reopened: number;
  /** Who asked for an extension that waits for an answer; empty text where a source did. */
  readonly extensionAskedBy: string | null;
  /** Who appealed last; empty text where a source did. */
  readonly appealedBy: string | null;
  readonly mergedInto: string | null;
  readonly assisting: readonly string[];
  /** Accounts of this platform that had a hand in it. */
  readonly hands: readonly string[];
  /** How many events of its own there are, whatever their time. */
  readonly version: number;
}

const EMPTY = {
  kind: null,
  urgency: null,
  confidential: false,
  channel: null,
  category: null,
  title: null,
  text: null,
  caseNo: null,
  stage: null,
  labels: [],
  grade: null,
  good: false,
  reopened: 0,
  extensionAskedBy: null,
  appealedBy: null,
  mergedInto: null,
  assisting: [],
  hands: [],
  version: 0,
} as const satisfies FeedbackFacts;

type Facts = { -readonly [Name in keyof FeedbackFacts]: FeedbackFacts[Name] };

/**
 * Gathers the facts of a ticket or review from its events in their order. Of facts that are stated
 * twice the first counts, as with cases; of what follows one another the last.
 */
export function gatherFeedbackFacts(events: readonly LoggedEvent[]): FeedbackFacts {
  const facts: Facts = { ...EMPTY };
  for (const event of events) {
    if (isOwnEvent(event)) facts.version += 1;
    state(facts, event);
    move(facts, event);
    const by = event.data['by'];
    if (event.source === PLATFORM_SOURCE && typeof by === 'string' && !facts.hands.includes(by)) {
      facts.hands = [...facts.hands, by];
    }
  }
  return facts;
}

/** Whether an event is the ticket's or review's own, not one of its cards and orders. */
export function isOwnEvent({ type }: Pick<LoggedEvent, 'type'>): boolean {
  return type.startsWith('ticket.') || type.startsWith('review.');
}

function state(facts: Facts, { type, data }: LoggedEvent): void {
  if (type !== 'ticket.created' && type !== 'review.submitted' && type !== 'review.added') return;
  const text = (name: string): string | null => {
    const value = data[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  facts.kind ??= text('kind');
  facts.urgency ??= text('urgency');
  facts.confidential ||= data['confidential'] === true;
  facts.channel ??= text('channel');
  facts.category ??= text('category');
  facts.title ??= text('title');
  facts.text ??= text('text');
  facts.caseNo ??= text('caseNo');
  facts.stage ??= text('stage');
  const { grade, labels } = data;
  if (isGrade(grade) && facts.grade === null) {
    facts.grade = grade;
    facts.good = !isBadGrade(grade) || readOrigin(text('origin')) === 'default';
  }
  if (Array.isArray(labels) && facts.labels.length === 0) {
    facts.labels = (labels as readonly unknown[]).filter((label) => typeof label === 'string');
  }
}

function move(facts: Facts, { type, source, data }: LoggedEvent): void {
  const by = data['by'];
  const actor = source === PLATFORM_SOURCE && typeof by === 'string' ? by : '';
  switch (type) {
    case 'ticket.extensionRequested':
      facts.extensionAskedBy ??= actor;
      break;
    // A new dispatch has a limit of its own: what was asked of the one before is over.
    case 'ticket.extensionGranted':
    case 'ticket.extensionDenied':
    case 'ticket.dispatched':
    case 'ticket.returned':
    case 'ticket.transferred':
    case 'ticket.replied':
    case 'ticket.closed':
      facts.extensionAskedBy = null;
      break;
    case 'ticket.reopened':
      facts.reopened += 1;
      break;
    case 'ticket.merged':
      facts.mergedInto = typeof data['into'] === 'string' ? data['into'] : null;
      break;
    case 'ticket.split':
      facts.mergedInto = null;
      break;
    case 'ticket.assisted': {
      const code = data['departmentCode'];
      if (typeof code === 'string' && !facts.assisting.includes(code)) {
        facts.assisting = [...facts.assisting, code];
      }
      break;
    }
    case 'review.appealed':
      facts.appealedBy = actor;
      break;
    default:
  }
}
