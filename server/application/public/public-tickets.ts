import { deriveTicket } from '#domain/feedback/derive-ticket.ts';
import { isEnded } from '#domain/feedback/feedback-phase.ts';
import type { TicketPhase } from '#domain/feedback/feedback-phase.ts';
import { publicTicket } from '#domain/feedback/public-ticket.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { PublicTicketQuery, PublicTicketView } from './open311-port.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { dueOrder, instantText } from '../times.ts';

/** Rows of one service that are read at once. */
const READ_AT_ONCE = 100;

/**
 * Tickets of services that everybody may see, latest received first, at most `most`. Numbers that are
 * named stand for all other conditions.
 */
export function publicTickets(
  side: ReadSide,
  query: PublicTicketQuery,
  most: number,
): Promise<readonly PublicTicketView[]> {
  return side.moments.list.snapshot(async (inside) => {
    const found: PublicTicketView[] = [];
    if (query.nos !== undefined) {
      const keys = query.nos.map((no) => ({ kind: 'ticket', no }) as const);
      for (const row of await inside.subjects.find(keys))
        found.push(...(await shown(side, inside, row)));
      return found;
    }
    for await (const row of rowsOf(side, inside, query)) {
      if (query.isClosed !== undefined && isClosed(row) !== query.isClosed) continue;
      found.push(...(await shown(side, inside, row)));
      if (found.length >= most) break;
    }
    return found;
  });
}

/** Rows of all services that are asked for, merged into one order. */
async function* rowsOf(
  side: ReadSide,
  inside: StoreParts,
  query: PublicTicketQuery,
): AsyncGenerator<SubjectRow> {
  const streams: { rows: AsyncGenerator<SubjectRow>; next: SubjectRow | undefined }[] = [];
  const codes = query.services ?? side.book.services().map(({ code }) => code);
  for (const code of new Set(codes)) {
    const rows = rowsOfService(side, inside, query, code);
    streams.push({ rows, next: await nextOf(rows) });
  }
  for (;;) {
    let first: (typeof streams)[number] | undefined;
    for (const stream of streams) {
      if (stream.next === undefined) continue;
      if (first?.next === undefined || comesFirst(stream.next, first.next)) first = stream;
    }
    if (first?.next === undefined) return;
    yield first.next;
    first.next = await nextOf(first.rows);
  }
}

async function* rowsOfService(
  side: ReadSide,
  inside: StoreParts,
  { jurisdiction, from, to }: PublicTicketQuery,
  item: string,
): AsyncGenerator<SubjectRow> {
  // What lies in no known region is for the province's own people alone.
  const region = jurisdiction === undefined ? side.book.root : side.book.findRegion(jurisdiction);
  if (region === undefined || side.book.findService(item) === undefined) return;
  const filter = { kind: 'ticket', path: region.path, item, receivedFrom: from } as const;
  let after: { received: Instant; no: string } | null = { received: to, no: '' };
  while (after !== null) {
    const rows: readonly SubjectRow[] = await inside.subjects.list(filter, after, READ_AT_ONCE);
    yield* rows;
    const last = rows.at(-1);
    const isMore = last !== undefined && rows.length === READ_AT_ONCE;
    after = isMore ? { received: last.received ?? 0, no: last.no } : null;
  }
}

async function nextOf(rows: AsyncGenerator<SubjectRow>): Promise<SubjectRow | undefined> {
  const step = await rows.next();
  return step.done === true ? undefined : step.value;
}

function comesFirst(one: SubjectRow, other: SubjectRow): boolean {
  const [at, otherAt] = [one.received ?? 0, other.received ?? 0];
  return at === otherAt ? one.no < other.no : at > otherAt;
}

function isClosed({ phase }: SubjectRow): boolean {
  return isEnded('ticket', phase as TicketPhase, false);
}

/** The ticket in a list of one, or nothing where it is not for everybody. */
async function shown(
  side: ReadSide,
  inside: StoreParts,
  row: SubjectRow,
): Promise<readonly PublicTicketView[]> {
  const { book, calendar } = side;
  const root = book.root?.path ?? '';
  const service = row.item === null ? undefined : book.findService(row.item);
  if (service === undefined || !row.path.startsWith(root)) return [];
  // What is sealed of people stays so: the log has stars and commitments in its place.
  const events = await inside.log.read(row.events);
  const ticket = publicTicket(deriveTicket(events, side.configuration, side.sweptTo));
  if (ticket === null) return [];
  const { departmentCode, due } = ticket;
  const department = departmentCode === null ? undefined : book.findDepartment(departmentCode);
  const notes = ticket.notes.map(({ at, type, text }) => ({
    ...{ at: secondText(calendar, at), type, text },
  }));
  return [
    {
      no: row.no,
      service,
      isClosed: ticket.isClosed,
      department: department?.name ?? departmentCode,
      receivedAt: secondText(calendar, ticket.receivedAt),
      updatedAt: secondText(calendar, ticket.updatedAt),
      // A day ends with its last second.
      expectedAt: due === null ? null : secondText(calendar, dueOrder(calendar, due)),
      notes,
      report: ticket.report,
    },
  ];
}

/** Without a fraction: clients of the standard read the form of its examples. */
function secondText(calendar: Calendar, at: Instant): string {
  return instantText(calendar, Math.floor(at / 1000) * 1000);
}
