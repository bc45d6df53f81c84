import type { FeedbackRow } from '#contract/feedback-view.ts';
import { maskFreeText } from '#domain/access/free-text.ts';
import type { ActedFeedback } from '#domain/access/feedback-acts.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import { gatherFeedbackFacts } from '#domain/feedback/feedback-facts.ts';
import type { FeedbackFacts } from '#domain/feedback/feedback-facts.ts';
import { isEnded } from '#domain/feedback/feedback-phase.ts';
import type { FeedbackPhase, FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { isUrgent } from '#domain/feedback/ticket-facts.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { ClockInput } from '#domain/time/clock.ts';
import type { Instant } from '#domain/time/limit.ts';
import { feedbackTrace } from './feedback-trace.ts';
import type { FeedbackTrace } from './feedback-trace.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { dueOrder, dueText, instantTextOf, limitText } from '../times.ts';

/** Characters of what was said that a list shows; one line of it. */
const SNIPPET = 80;
/** A department's right, not a duty: nothing is late when it is over. */
const NO_DUTY = 'return';

/** What the row of a ticket or review keeps for lists: as shown, and what moves with time. */
export interface FeedbackBody {
  /** Without what is left, which is read when somebody looks. */
  readonly view: Omit<FeedbackRow, 'remaining'>;
  /** Input of the limit that ends first; null where none runs. */
  readonly input: ClockInput | null;
  /** What the queue is ordered by; null where nothing is due. */
  readonly dueAt: Instant | null;
  readonly receivedAt: Instant;
  /** Accounts that had a hand in it. */
  readonly hands: readonly string[];
  /** What signs that numbers are made are read from; null where an earlier version kept nothing of it. */
  readonly trace: FeedbackTrace | null;
}

/** Whether a subject is one of the queue. */
export function isFeedback(
  key: SubjectKey,
): key is SubjectKey & { readonly kind: FeedbackSubject } {
  return key.kind === 'ticket' || key.kind === 'review';
}

/** Id of a ticket or review in lists. */
export function feedbackId({ kind, no }: SubjectKey): string {
  return `${kind}:${no}`;
}

/** A ticket or review as lists show it, with names resolved and free text masked. */
export function feedbackBody(
  key: SubjectKey & { readonly kind: FeedbackSubject },
  events: readonly LoggedEvent[],
  derived: DerivedSubject,
  book: ReferenceBook,
): FeedbackBody {
  const facts = gatherFeedbackFacts(eventsInOrder(events));
  const { calendar } = book.configuration;
  const { filing, departmentCode } = derived;
  const phase = derived.phase as FeedbackPhase;
  const clock = firstToEnd(derived.clocks, calendar);
  const due = clock?.reading.due ?? null;
  const dueAt = due === null ? null : dueOrder(calendar, due);
  return {
    view: {
      id: feedbackId(key),
      no: key.no,
      subjectKind: key.kind,
      version: facts.version,
      kind: kindOf(key.kind, facts),
      phase,
      urgency: facts.urgency,
      urgent: isUrgent(facts.urgency),
      confidential: facts.confidential,
      channel: derived.channel ?? facts.channel,
      category: categoryName(derived.itemCode ?? facts.category, book),
      title: maskedTitle(derived, facts),
      text: facts.confidential || facts.text === null ? null : snippet(facts.text),
      regionCode: filing.regionCode,
      regionName: book.findRegion(filing.regionCode)?.name ?? filing.regionCode,
      departmentCode,
      departmentName:
        departmentCode === null ? null : (book.findDepartment(departmentCode)?.name ?? null),
      line: book.lineOf(departmentCode),
      caseNo: facts.caseNo,
      receivedAt: instantTextOf(calendar, derived.receivedAt),
      ended: isEnded(key.kind, phase, facts.good),
      good: facts.good,
      level: derived.level,
      clock: clock?.kind ?? null,
      limit: clock === undefined ? null : limitText(calendar, clock.input.limit),
      due: dueText(calendar, due),
      dueAt: instantTextOf(calendar, dueAt),
      overdue: clock?.bucket === 'overdue',
      reopened: facts.reopened,
      extensionAskedBy: facts.extensionAskedBy,
      appealedBy: facts.appealedBy,
      mergedInto: facts.mergedInto,
      grade: facts.grade,
    },
    input: clock?.input ?? null,
    dueAt,
    receivedAt: derived.receivedAt ?? 0,
    hands: facts.hands,
    trace: feedbackTrace(key.kind, derived),
  };
}

/** What decides which acts are open, from the same derivation. */
export function actedFeedback(
  subjectKind: FeedbackSubject,
  derived: DerivedSubject,
  facts: Pick<FeedbackFacts, 'extensionAskedBy' | 'appealedBy' | 'good'>,
  calendar: Calendar,
): ActedFeedback {
  const ends = (kind: string): Instant | null => {
    const running = derived.clocks.findLast(
      (clock) => clock.kind === kind && clock.endedAt === null && clock.reading.due !== null,
    );
    return running === undefined ? null : dueOrder(calendar, running.reading.due);
  };
  return {
    subjectKind,
    phase: derived.phase as FeedbackPhase,
    extensionAskedBy: facts.extensionAskedBy,
    appealedBy: facts.appealedBy,
    good: facts.good,
    returnUntil: ends('return'),
    extendUntil: ends('close'),
  };
}

/** The limit that ends first among those that run and mean a duty. */
function firstToEnd(clocks: readonly SubjectClock[], calendar: Calendar): SubjectClock | undefined {
  let first: SubjectClock | undefined;
  let at = Infinity;
  for (const clock of clocks) {
    if (clock.endedAt !== null || clock.kind === NO_DUTY || clock.reading.due === null) continue;
    const end = dueOrder(calendar, clock.reading.due);
    if (end < at) {
      at = end;
      first = clock;
    }
  }
  return first;
}

function kindOf(subject: FeedbackSubject, { kind, good }: FeedbackFacts): string {
  if (subject === 'ticket') return kind ?? '';
  return good ? 'goodReview' : 'badReview';
}

function maskedTitle({ title }: DerivedSubject, facts: FeedbackFacts): string | null {
  const said = title ?? facts.title;
  return said === null ? null : maskFreeText(said);
}

function snippet(text: string): string {
  // Cut after it was masked: a number cut in two would not be seen as one.
  return Array.from(maskFreeText(text).replaceAll(/\s+/g, ' ')).slice(0, SNIPPET).join('');
}

function categoryName(code: string | null, book: ReferenceBook): string | null {
  return code === null ? null : (book.findItemName(code) ?? code);
}
