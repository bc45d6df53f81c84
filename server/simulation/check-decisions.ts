import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { findLateReport } from '#domain/cases/late-report.ts';
import type { CardToIssue } from '#domain/cards/subject-card.ts';
import { deriveSubject, isDerived } from '#domain/derive-subject.ts';
import { subjectKeyOf } from '../application/writer/subject-key.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { promise } from './broken.ts';
import { textOf } from './history.ts';
import type { History, Issue } from './history.ts';
import type { Sources } from './sources.ts';

/**
 * Holds each card that was issued against what the platform knew at that moment, by the log and
 * the reference data of then: it was due, and it says rightly whether it came too late and whether
 * somebody was told.
 */
export function checkIssues(home: MemoryHome, history: History, sources: Sources): void {
  for (const issue of history.issues.splice(0)) {
    const { event } = issue;
    const { all, beforeNews, news } = eventsBefore(home, history, issue);
    // In a shared home events are numbered before time is applied to their subjects.
    const due = dueFrom(all, history, issue) ?? dueFrom(beforeNews, history, issue);
    promise(
      'onlyWhatIsDueIsIssued',
      due !== undefined,
      () => `${event.id} was not due at ${textOf(event.time)}`,
    );
    if (due === undefined) continue;
    // What time alone brings is not late: silence may make a case late as of a day long past.
    const came = dueFrom(beforeNews, history, issue) === undefined;
    const isSilent = came ? sources.isSilent(news) : false;
    if (isSilent === undefined) continue;
    promise(
      'onlyAnImportIsSilent',
      event.data['notified'] === !isSilent,
      () => `${event.id} says notified ${JSON.stringify(event.data['notified'])}`,
    );
    // What an event shows has no card before it: in time is what was reported in time.
    const { calendar } = history.book(Math.max(...issue.known)).configuration;
    const inTime = all.some(
      (one) =>
        // Two commits of one instant: what the first brought is no later than what the second did.
        one.receivedAt === event.receivedAt &&
        one.time === due.groundAt &&
        findLateReport(one, calendar) === undefined,
    );
    const isLate = came && !(due.clockId.startsWith('finding:') && inTime);
    checkLateness(issue, due, isLate, isSilent);
  }
}

function checkLateness(
  { event, sweptBefore, toldBefore, isEntangled }: Issue,
  { groundAt }: CardToIssue,
  isLate: boolean,
  isSilent: boolean,
): void {
  const mustBeLate = isSilent || (isLate && groundAt <= sweptBefore);
  const mayBeLate = isSilent || isEntangled || groundAt <= Math.max(sweptBefore, toldBefore);
  const isSaidLate = event.data['retroactive'] === true;
  promise(
    'lateKnownCardsAreRetroactive',
    isSaidLate ? mayBeLate : !mustBeLate,
    () =>
      `${event.id} says ${String(isSaidLate)}: ground ${textOf(groundAt)}, swept to ${textOf(sweptBefore)}`,
  );
}

interface KnownThen {
  readonly all: readonly LoggedEvent[];
  /** What the commit brought from sources. */
  readonly news: readonly LoggedEvent[];
  /** What was known before that: time is swept first. */
  readonly beforeNews: readonly LoggedEvent[];
}

/** What was known of the subject just before a card. */
function eventsBefore(home: MemoryHome, history: History, issue: Issue): KnownThen {
  const all: LoggedEvent[] = [];
  const news: LoggedEvent[] = [];
  const beforeNews: LoggedEvent[] = [];
  const { kind } = subjectKeyOf(issue.event);
  const events = [...home.tables.events.rows].sort(([one], [other]) => one - other);
  for (const [no, one] of events) {
    if (one.subject !== issue.event.subject || subjectKeyOf(one).kind !== kind) continue;
    const commit = history.commitOf(no);
    // Numbers of other commits say nothing: they are handed out before it.
    if (commit > issue.commit || (commit === issue.commit && no >= issue.seq)) continue;
    all.push(one);
    if (commit === issue.commit && one.source !== PLATFORM_SOURCE) news.push(one);
    else if (commit < issue.commit || one.type === 'card.issued') beforeNews.push(one);
  }
  return { all, news, beforeNews };
}

function dueFrom(
  events: readonly LoggedEvent[],
  history: History,
  { event, known }: Issue,
): CardToIssue | undefined {
  const { kind } = subjectKeyOf(event);
  if (!isDerived(kind)) return undefined;
  for (const no of new Set(known)) {
    const { configuration } = history.book(no);
    const { toIssue } = deriveSubject(kind, events, configuration, event.time);
    const due = toIssue.find(({ id }) => id === event.id);
    if (due !== undefined) return due;
  }
  return undefined;
}

/** What the log says of people: a red card is revoked by two, and no version is acted on twice. */
export function checkActs(home: MemoryHome): void {
  const issued = new Map<string, number>();
  const acted = new Set<string>();
  for (const event of home.tables.events.rows.values()) {
    if (event.source !== PLATFORM_SOURCE) continue;
    const { data, type } = event;
    if (type === 'card.issued') {
      const key = JSON.stringify([
        subjectKeyOf(event),
        data['clockId'],
        data['level'],
        data['cycle'],
      ]);
      issued.set(key, (issued.get(key) ?? 0) + 1);
      promise('noCardTwiceInACycle', issued.get(key) === 1, () => key);
    } else if (type !== 'card.groundLost') {
      const key = event.id.replace(/\/(card|order)\.[a-zA-Z]+\//, ' ');
      promise('noVersionIsActedOnTwice', !acted.has(key), () => event.id);
      acted.add(key);
    }
    if (type !== 'card.revoked' || data['confirms'] === undefined) continue;
    promise('redIsRevokedByTwo', data['by'] !== data['askedBy'], () => event.id);
  }
}
