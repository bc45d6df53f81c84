import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';

/** What a ticket is about (`domain.md` 4.1): 咨询 求助 投诉 举报 建议 表扬. */
export const TICKET_KINDS = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'praise',
] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

/** What is known of a ticket beside its course; the first event that states a fact wins. */
export interface TicketFacts {
  /** As sent, also where nobody knows it; null where nothing was said. */
  readonly kind: string | null;
  readonly regionCode: string | null;
  readonly channel: string | null;
  readonly category: string | null;
  readonly title: string | null;
  readonly text: string | null;
  readonly urgency: string | null;
  readonly confidential: boolean;
  readonly caseNo: string | null;
  readonly stage: string | null;
  /** As the log keeps it: a commitment in place of the person. */
  readonly caller: Json | null;
}

/** What sources write for what cannot wait. */
const URGENT: ReadonlySet<string> = new Set([
  'urgent',
  'veryUrgent',
  'emergency',
  '紧急',
  '特急',
  '加急',
]);

/** Whether an urgency, as sent, means that the matter cannot wait. */
export function isUrgent(urgency: string | null): boolean {
  return urgency !== null && URGENT.has(urgency);
}

/** The kind where it is one that is known; null for any other. */
export function knownKind(kind: string | null): TicketKind | null {
  return TICKET_KINDS.find((one) => one === kind) ?? null;
}

/** Gathers the facts of a ticket from its events in order; only `ticket.created` states any. */
export function foldTicketFacts(events: readonly LoggedEvent[]): TicketFacts {
  const stating = events.filter(({ type }) => type === 'ticket.created');
  const first = (...fields: readonly string[]): string | null => {
    for (const { data } of stating) {
      for (const field of fields) {
        const text = textOf(data, field);
        if (text !== null) return text;
      }
    }
    return null;
  };
  return {
    kind: first('kind'),
    regionCode: first('regionCode'),
    channel: first('channel'),
    // A file may name the item that its rows are sorted by instead.
    category: first('category', 'itemCode'),
    title: first('title'),
    text: first('text'),
    urgency: first('urgency'),
    confidential: stating.some(({ data }) => data['confidential'] === true),
    caseNo: first('caseNo'),
    stage: first('stage'),
    caller: stating.find(({ data }) => data['caller'] != null)?.data['caller'] ?? null,
  };
}
