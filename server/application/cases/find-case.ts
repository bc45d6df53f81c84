import type { CaseView, DecisionView, EventView } from '#contract/case-view.ts';
import { maskPerson, maskPersonal, maskText } from '#domain/access/masking.ts';
import { sees } from '#domain/access/scope.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { CaseFacts } from '#domain/cases/case-facts.ts';
import { gatherFacts, readFacts } from '#domain/cases/fold-facts.ts';
import type { GatheredFacts } from '#domain/cases/fold-facts.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { deriveCase } from '#domain/derive-case.ts';
import type { DerivedCase } from '#domain/derived-case.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { cardBody } from '../cards/card-body.ts';
import { showCard } from '../cards/card-entry.ts';
import { shownFacts } from '../cards/issued-facts.ts';
import { clockViews, pausesOf } from './clock-views.ts';
import type { ReadSide } from '../read-side.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { detachedCase } from '../store/detached-case.ts';
import { instantText } from '../times.ts';
import { readOrders } from '../cards/linked-orders.ts';
import { timeSpent } from './time-spent.ts';
import type { Viewer } from '../people/viewer.ts';

/** Moments of a replay; both default to now. */
export interface ReplayMoment {
  readonly asOf?: Instant | undefined;
  readonly knownAt?: Instant | undefined;
}

/**
 * A case as it stood at `asOf`, from what was known at `knownAt`; undefined where the viewer does not
 * see it or nothing of it was known yet. Scope is that of the case today.
 */
export async function findCase(
  side: ReadSide,
  viewer: Viewer,
  no: string,
  moment: ReplayMoment,
): Promise<CaseView | undefined> {
  const read = await side.moments.one.snapshot(async (inside) => {
    const [row] = await inside.subjects.find([{ kind: 'case', no }]);
    if (row === undefined || !sees(viewer.scope, row)) return undefined;
    const links = await inside.subjects.links(no);
    if (row.detached !== null) {
      const cards = await inside.cards.ofSubject(row);
      return { away: { archive: row.detached, row, links, cards } };
    }
    const events = [
      ...(await side.wholes.read(inside, row, row.events)),
      ...(await readOrders(side, inside, links)),
    ];
    return { links, events };
  });
  if (read === undefined) return undefined;
  const now = side.sweptTo;
  if (read.away !== undefined) return detachedCase(side, read.away, now);
  const knownAt = moment.knownAt ?? now;
  const asOf = moment.asOf ?? moment.knownAt ?? now;
  const known =
    moment.knownAt === undefined
      ? read.events
      : read.events.filter(({ event }) => event.receivedAt <= knownAt);
  const wholes = new Map(known.map(({ event, whole }) => [event, whole]));
  const used = eventsInOrder([...wholes.keys()]).filter(({ time }) => time <= asOf);
  if (used.length === 0) return undefined;
  const book = moment.knownAt === undefined ? side.book : side.bookAt(knownAt);
  const derived = deriveCase(used, book.configuration, asOf);
  const { calendar } = book.configuration;
  const shown = used.map((event) => wholes.get(event) ?? event);
  const decisions = shown
    .filter((event) => !isOfSource(event))
    .map((event) => decisionView(event, calendar));
  const actors = decisions.flatMap(({ by, facts }) => [
    by,
    textOf(facts['to']),
    textOf(facts['askedBy']),
  ]);
  await side.people.meet(actors);
  return {
    no,
    facts: factsView(derived, factsOf(shown), book),
    phase: derived.phase,
    level: derived.level,
    asOf: instantText(calendar, asOf),
    knownAt: instantText(calendar, knownAt),
    dataVersion: side.dataVersion,
    clocks: clockViews(derived.clocks, pausesOf(derived), book.configuration, asOf),
    events: shown.filter(isOfSource).map((event) => eventView(event, calendar)),
    cards: derived.cards.map((card) =>
      showCard(
        cardBody({ kind: 'case', no }, card, derived, book),
        book.configuration,
        side.people,
        asOf,
      ),
    ),
    decisions,
    people: side.people.named(actors),
    findings: derived.findings.map(({ code, at, event, facts }) => ({
      code,
      at: instantText(calendar, at),
      event: event?.id ?? null,
      // What a source wrote stands in findings as well.
      facts: maskPersonal(facts) as typeof facts,
    })),
    timeSpent: timeSpent(derived, calendar, asOf),
    links: read.links.map((link) => ({ kind: link.kind, no: link.no })),
    calendar: {
      name: calendar.id ?? calendar.timeZone,
      coversTo: formatDay(calendar.covers.to),
    },
  };
}

function isOfSource({ source }: LoggedEvent): boolean {
  return source !== PLATFORM_SOURCE;
}

/** The facts as they were sent; what was derived knows no person. */
function factsOf(events: readonly LoggedEvent[]): CaseFacts {
  const gathered: GatheredFacts = new Map();
  for (const event of events) if (event.type.startsWith('case.')) gatherFacts(gathered, event);
  return readFacts(gathered);
}

function factsView(derived: DerivedCase, sent: CaseFacts, book: ReferenceBook): CaseView['facts'] {
  const { facts, filing, course } = derived;
  const { itemCode, departmentCode } = facts;
  const others = maskPersonal(sent.others) as Readonly<Record<string, Json>>;
  return {
    itemCode,
    itemName: itemCode === null ? null : (book.findLatestItem(itemCode)?.name ?? null),
    regionCode: facts.regionCode,
    regionName: book.findRegion(filing.regionCode)?.name ?? filing.regionCode,
    departmentCode,
    departmentName:
      departmentCode === null ? null : (book.findDepartment(departmentCode)?.name ?? null),
    channel: facts.channel,
    title: facts.title === null ? null : maskText(facts.title),
    kind: facts.kind,
    applicant: sent.applicant === null ? null : maskPerson(sent.applicant),
    officer: course.steps.findLast(({ officer }) => officer !== null)?.officer ?? null,
    others,
  };
}

function eventView(event: LoggedEvent, calendar: Calendar): EventView {
  return {
    id: event.id,
    source: event.source,
    type: event.type,
    subject: event.subject,
    time: instantText(calendar, event.time),
    receivedAt: instantText(calendar, event.receivedAt),
    sequence: event.sequence,
    data: maskPersonal(event.data),
  };
}

function decisionView(event: LoggedEvent, calendar: Calendar): DecisionView {
  const data = maskPersonal(event.data);
  const { by, reason, card, ...facts } = data;
  return {
    id: event.id,
    type: event.type,
    at: instantText(calendar, event.time),
    by: textOf(by),
    reason: textOf(reason),
    card: textOf(card),
    facts: shownFacts(event, facts, calendar),
  };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
