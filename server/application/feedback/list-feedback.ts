import type { FeedbackCounters, FeedbackFilter, FeedbackPage } from '#contract/feedback-view.ts';
import { compareFeedback } from '#domain/feedback/feedback-order.ts';
import type { FeedbackPlace } from '#domain/feedback/feedback-order.ts';
import { FEEDBACK_SUBJECTS } from '#domain/feedback/feedback-phase.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import { bodyOf, FeedbackEntry } from './feedback-entry.ts';
import { matchesFeedback } from './feedback-matching.ts';
import type { PageQuery, Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts, SubjectFilter } from '../store/store.ts';
import type { Viewer } from '../people/viewer.ts';

const SCANNED_AT_ONCE = 500;

/**
 * Feedback of scope and filter in the order of the queue, then what has ended, the latest first. The
 * total is told where all of the list is in memory: of what has ended there may be millions.
 */
export async function listFeedback(
  side: ReadSide,
  viewer: Viewer,
  filter: FeedbackFilter,
  query: PageQuery,
): Promise<Result<FeedbackPage, Refusal>> {
  const path = pathWithin(side, viewer, filter.region);
  if (!path.ok) return path;
  const after = query.cursor === undefined ? null : placeAfter(query.cursor);
  if (after === undefined) return err({ code: 'request/cursor', path: 'cursor' });
  const size = pageSize(query.limit);
  await side.feedback.open();
  const { configuration, sweptTo } = side;
  const page: FeedbackEntry[] = [];
  for (const entry of side.feedback.entries(viewer, filter)) {
    if (after !== null && compareFeedback(entry, after) <= 0) continue;
    page.push(entry);
    if (page.length > size) break;
  }
  const counters = side.feedback.counters(viewer, filter);
  const mayEnd = asksForEnded(filter);
  if (mayEnd && page.length <= size) {
    const start = after?.ended === true ? after : null;
    const ended = await side.moments.list.snapshot((inside) =>
      endedAfter(inside, viewer, filter, path.value, start, size + 1 - page.length),
    );
    page.push(...ended);
  }
  const shown = page.slice(0, size);
  const last = shown.at(-1);
  return ok({
    items: shown.map((entry) => entry.view(configuration, sweptTo)),
    next: page.length > size && last !== undefined ? cursorOf(last) : null,
    ...(mayEnd ? {} : { total: totalOf(counters, filter) }),
    counters,
    ...side.stamp(),
  });
}

/** How many open ones the list holds: its kinds are counted whichever of them is asked for. */
function totalOf({ byKind }: FeedbackCounters, { kind }: FeedbackFilter): number {
  if (kind !== undefined) return byKind[kind] ?? 0;
  return Object.values(byKind).reduce((sum, count) => sum + count, 0);
}

/** Whether what has ended may belong to a list. */
function asksForEnded({ phase, mine, overdue, due }: FeedbackFilter): boolean {
  if (mine === 'waiting' || overdue === true || due !== undefined) return false;
  return phase === undefined || phase === 'ended' || !OPEN_ALONE.has(phase);
}

const OPEN_ALONE: ReadonlySet<string> = new Set([
  ...['open', 'toDispatch', 'toRevisit', 'created', 'dispatched', 'signed', 'returned', 'replied'],
  ...['reopened', 'assigned', 'verified', 'rectified', 'fedBack', 'appealed', 'appealRejected'],
]);

async function endedAfter(
  inside: StoreParts,
  viewer: Viewer,
  filter: FeedbackFilter,
  path: string,
  start: FeedbackPlace | null,
  wanted: number,
): Promise<readonly FeedbackEntry[]> {
  const kinds = FEEDBACK_SUBJECTS.filter(
    (kind) => filter.subject === undefined || filter.subject === kind,
  );
  const lists = await Promise.all(
    kinds.map((kind) => endedOfKind(inside, viewer, filter, { kind, path, start, wanted })),
  );
  return lists.flat().sort(compareFeedback).slice(0, wanted);
}

async function endedOfKind(
  inside: StoreParts,
  viewer: Viewer,
  filter: FeedbackFilter,
  asked: {
    readonly kind: FeedbackSubject;
    readonly path: string;
    readonly start: FeedbackPlace | null;
    readonly wanted: number;
  },
): Promise<readonly FeedbackEntry[]> {
  const { kind, path, start, wanted } = asked;
  const where: SubjectFilter = {
    kind,
    path,
    open: false,
    line: viewer.scope.line ?? undefined,
    department: filter.department,
  };
  const found: FeedbackEntry[] = [];
  // One earlier than the place: numbers of the same instant are told apart by the order of the queue.
  let after = start === null ? null : { received: start.receivedAt + 1, no: '' };
  for (;;) {
    const rows = await inside.subjects.list(where, after, SCANNED_AT_ONCE);
    for (const row of rows) {
      const body = bodyOf(row);
      if (body === undefined || !matchesFeedback(body, filter, viewer)) continue;
      const entry = new FeedbackEntry(row, body);
      if (start === null || compareFeedback(entry, start) > 0) found.push(entry);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < SCANNED_AT_ONCE || found.length >= wanted) return found;
    after = { received: last.received ?? 0, no: last.no };
    await others();
  }
}

/** Other answers may not wait for a long list. */
function others(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function cursorOf({ id, dueAt, urgent, receivedAt, ended }: FeedbackPlace): string {
  const end = dueAt === Infinity ? null : dueAt;
  return writeCursor([id, end, urgent ? 1 : 0, receivedAt, ended ? 1 : 0]);
}

function placeAfter(cursor: string): FeedbackPlace | undefined {
  const [id, end, urgent, receivedAt, ended] = readCursor(cursor) ?? [];
  if (typeof id !== 'string' || typeof receivedAt !== 'number') return undefined;
  const dueAt = typeof end === 'number' ? end : Infinity;
  return { id, dueAt, urgent: urgent === 1, receivedAt, ended: ended === 1 };
}
