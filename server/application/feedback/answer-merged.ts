import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { foldTicket } from '#domain/feedback/fold-ticket.ts';
import type { TicketCourse } from '#domain/feedback/ticket-course.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import { lastDecision } from '../writer/settle-subject.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { mergedIntoKey } from '../writer/subject-key.ts';
import { SubjectMap } from '../store/subject-map.ts';
import { sweepOpened } from '../writer/sweep-into.ts';

/** A ticket merged into one that is merged itself, and so on: nobody joins more by hand. */
const LONGEST_CHAIN = 8;

/**
 * Answers the callers of tickets that are part of another with what that one was answered with. What a
 * ticket is derived from are its own events, so the platform writes the answer into them: at the moment
 * of the other's, or of the merger where that came later.
 *
 * @param touched tickets, opened, that this commit wrote to
 * @returns those that have an answer now and did not before; they wait to be settled
 */
export async function answerMerged(
  draft: CommitDraft,
  touched: readonly SubjectKey[],
): Promise<readonly SubjectKey[]> {
  const answered = new SubjectMap<SubjectKey>();
  let waiting = touched;
  for (let link = 0; link < LONGEST_CHAIN && waiting.length > 0; link += 1) {
    const pairs = await pairsOf(draft, waiting);
    const next: SubjectKey[] = [];
    for (const { part, whole } of pairs) {
      if (await answer(draft, part, whole)) {
        answered.set(part, part);
        next.push(part);
      }
    }
    waiting = next;
  }
  return [...answered.values()];
}

interface Pair {
  readonly part: SubjectKey;
  readonly whole: SubjectKey;
}

/** What is merged into the tickets, and what they are merged into themselves; all of it opened. */
async function pairsOf(draft: CommitDraft, tickets: readonly SubjectKey[]): Promise<Pair[]> {
  // Hardly any is merged: what a ticket went through is told anew only where something says so.
  const pairs: Pair[] = tickets.flatMap((part) => {
    if (!draft.eventsOf(part).some(({ type }) => type === 'ticket.merged')) return [];
    const { mergedInto } = courseOf(draft, part);
    return mergedInto === null ? [] : [{ part, whole: { kind: 'ticket', no: mergedInto } }];
  });
  const wholes = new Map(tickets.map((whole) => [mergedIntoKey(whole.no), whole]));
  for (const { caseNo, kind, no } of await draft.inside.subjects.linksOf([...wholes.keys()])) {
    const whole = kind === 'ticket' ? wholes.get(caseNo) : undefined;
    if (whole === undefined || endOf(courseOf(draft, whole)) === null) continue;
    pairs.push({ part: { kind: 'ticket', no }, whole });
  }
  const keys = pairs.flatMap(({ part, whole }) => [part, whole]);
  await draft.open(keys);
  await sweepOpened(draft, keys);
  return pairs.filter(({ part, whole }) => courseOf(draft, part).mergedInto === whole.no);
}

async function answer(draft: CommitDraft, part: SubjectKey, whole: SubjectKey): Promise<boolean> {
  const own = courseOf(draft, part);
  const end = endOf(courseOf(draft, whole));
  if (end === null || own.end === null) return false;
  const time = Math.max(end.time, own.end.time);
  const before = endOf(own);
  if (before !== null && before.time <= time) return false;
  const events = draft.eventsOf(part);
  const event: LoggedEvent = {
    source: PLATFORM_SOURCE,
    // Merged a second time it may be answered with the same once more.
    id: `ticket:${part.no}/answeredWith/${whole.no}/${end.source}/${end.id}/${own.end.id}`,
    type: end.type,
    subject: part.no,
    time,
    sequence: lastDecision(events) + 1,
    receivedAt: draft.now,
    data: { answeredWith: whole.no },
  };
  const [stored] = await draft.addEvents([event]);
  if (stored?.fresh !== true) return false;
  draft.append(part, stored.event, stored.seq);
  return true;
}

/** The answer of the round that a ticket is in; null while it waits for one. */
function endOf({ rounds }: TicketCourse): LoggedEvent | null {
  return rounds.at(-1)?.ended ?? null;
}

/** All that is known of it, also what is still to come. */
function courseOf(draft: CommitDraft, key: SubjectKey): TicketCourse {
  const own = draft.eventsOf(key).filter(({ type }) => type.startsWith('ticket.'));
  return foldTicket(eventsInOrder(own));
}
