import type { FeedbackItem, FeedbackLink } from '#contract/feedback-view.ts';
import { actsOf, mayActOnFeedback } from '#domain/access/feedback-acts.ts';
import { maskKnown } from '#domain/access/free-text.ts';
import { maskPersonal } from '#domain/access/masking.ts';
import { mayRevealFeedback } from '#domain/access/reveal-rule.ts';
import { sees } from '#domain/access/scope.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import { gatherFeedbackFacts } from '#domain/feedback/feedback-facts.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { deriveFeedback } from '../writer/derive-feedback.ts';
import { clockViews } from '../cases/clock-views.ts';
import { cardBody } from '../cards/card-body.ts';
import { showCard } from '../cards/card-entry.ts';
import { actedFeedback, feedbackBody, feedbackId } from './feedback-body.ts';
import { detachedFeedback } from './detached-feedback.ts';
import type { DetachedFeedback } from './detached-feedback.ts';
import { readAttachments } from './feedback-files.ts';
import { showFeedback } from './feedback-entry.ts';
import { feedbackTimeline, maskTexts } from './feedback-timeline.ts';
import type { TimelinePart } from './feedback-timeline.ts';
import type { WholeEvent } from '../people/personal-records.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { knownWords } from '../people/people-of-events.ts';
import { mergedIntoKey } from '../writer/subject-key.ts';
import { instantText } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** Subjects of one matter that a page shows at most. */
const MOST_LINKED = 20;

type FeedbackKey = SubjectKey & { readonly kind: FeedbackSubject };

interface Read {
  readonly row: SubjectRow;
  readonly wholes: readonly WholeEvent[];
  readonly linked: readonly Linked[];
  /** Words by which people of linked subjects are known that the viewer does not see. */
  readonly unseen: readonly string[];
  /** What is left where its events lie in an archive. */
  readonly away: DetachedFeedback | null;
}

type Linked = TimelinePart & Pick<FeedbackLink, 'how' | 'title' | 'phase' | 'level'>;

/**
 * A ticket or review as its page shows it: facts masked, clocks with their ledgers, everything that
 * is linked with it on one line of time, and what the viewer may do. Undefined where he does not see it.
 */
export async function findFeedback(
  side: ReadSide,
  viewer: Viewer,
  key: FeedbackKey,
): Promise<FeedbackItem | undefined> {
  const read = await side.moments.one.snapshot((inside) => readMatter(side, inside, viewer, key));
  if (read === undefined) return undefined;
  if (read.away !== null) return detachedFeedback(side, read.row, read.away);
  const asOf = side.sweptTo;
  const { book } = side;
  const { configuration } = book;
  const { calendar } = configuration;
  const events = read.wholes.map(({ event }) => event);
  const wholes = read.wholes.map(({ whole }) => whole);
  const derived = deriveFeedback(key.kind, events, configuration, asOf);
  const said = gatherFeedbackFacts(eventsInOrder(wholes));
  const body = feedbackBody(key, events, derived, book);
  const told = [wholes, ...read.linked.map((one) => one.events)].flatMap(knownWords);
  const known = [...new Set([...told, ...read.unseen])];
  const acted = actedFeedback(key.kind, derived, said, calendar);
  const timeline = feedbackTimeline({ key, events: wholes }, read.linked, known, calendar);
  const accounts = [...timeline.map(({ by }) => by), said.extensionAskedBy, said.appealedBy];
  await side.people.meet(accounts);
  const row = showFeedback(body, configuration, asOf);
  return {
    ...row,
    title: row.title === null ? null : maskKnown(row.title, known),
    text: row.text === null ? null : maskKnown(row.text, known),
    asOf: instantText(calendar, asOf),
    dataVersion: side.dataVersion,
    whole: said.text === null ? null : maskKnown(said.text, known),
    caller: callerOf(wholes),
    mayReveal: mayRevealFeedback(viewer.role, said.confidential),
    stage: said.stage,
    labels: said.labels,
    assisting: said.assisting.map((code) => ({
      code,
      name: book.findDepartment(code)?.name ?? code,
    })),
    clocks: clockViews(derived.clocks, [], configuration, asOf),
    timeline,
    links: linksOf(said.caseNo, read.linked, known),
    cards: derived.cards.map((card) =>
      showCard(cardBody(key, card, derived, book), configuration, side.people, asOf),
    ),
    findings: derived.findings.map(({ code, at, event, facts }) => ({
      code,
      at: instantText(calendar, at),
      event: event?.id ?? null,
      facts: maskTexts(facts, known) as typeof facts,
    })),
    attachments: await readAttachments(side.store.desk, side.vault, feedbackId(key)),
    acts: actsOf(key.kind).map((act) => {
      const answer = mayActOnFeedback(acted, act, viewer.role, viewer.account, asOf);
      return { act, open: answer.ok, code: answer.ok ? null : answer.code };
    }),
    people: side.people.named(accounts),
  };
}

async function readMatter(
  side: ReadSide,
  inside: StoreParts,
  viewer: Viewer,
  key: FeedbackKey,
): Promise<Read | undefined> {
  const [row] = await inside.subjects.find([key]);
  if (row === undefined || !sees(viewer.scope, row)) return undefined;
  if (row.detached !== null) {
    const away = { archive: row.detached, cards: await inside.cards.ofSubject(key) };
    return { row, wholes: [], linked: [], unseen: [], away };
  }
  const wholes = await side.wholes.read(inside, key, row.events);
  const { caseNo, mergedInto } = gatherFeedbackFacts(wholes.map(({ event }) => event));
  const about: { readonly key: SubjectKey; readonly how: FeedbackLink['how'] }[] = [];
  if (caseNo !== null) {
    about.push({ key: { kind: 'case', no: caseNo }, how: 'case' });
    for (const other of await inside.subjects.links(caseNo))
      about.push({ key: other, how: 'about' });
  }
  const links = await inside.subjects.links(key.no);
  const orders = links.filter(({ kind }) => kind === 'order');
  about.push(...orders.map((order) => ({ key: order, how: 'about' as const })));
  if (mergedInto !== null) about.push({ key: { kind: 'ticket', no: mergedInto }, how: 'merged' });
  for (const other of await inside.subjects.links(mergedIntoKey(key.no))) {
    about.push({ key: other, how: 'merged' });
  }
  const others = about.filter((one) => one.key.kind !== key.kind || one.key.no !== key.no);
  const linked: Linked[] = [];
  const unseen: string[] = [];
  for (const { key: other, how } of others.slice(0, MOST_LINKED)) {
    const [found] = await inside.subjects.find([other]);
    if (found === undefined) continue;
    const events = await side.wholes.read(inside, other, found.events);
    const said = events.map(({ whole }) => whole);
    // What the viewer does not see is not there for him, not even as a number; but neither are its people.
    if (!sees(viewer.scope, found)) {
      unseen.push(...knownWords(said));
      continue;
    }
    // What was split off again is not part of it any more.
    const isPart = how !== 'merged' || other.no === mergedInto;
    if (!isPart && gatherFeedbackFacts(eventsInOrder(said)).mergedInto !== key.no) continue;
    const { phase, level } = found;
    // Another one's title may name whoever called about that one.
    const title = found.title === null ? null : maskKnown(found.title, knownWords(said));
    linked.push({ key: other, how, title, phase, level, events: said });
  }
  return { row, wholes, linked, unseen, away: null };
}

function linksOf(
  caseNo: string | null,
  linked: readonly Linked[],
  known: readonly string[],
): readonly FeedbackLink[] {
  // An order has no page of its own: what happened with it stands in the line of time.
  const paged = linked.filter(({ key }) => key.kind !== 'order');
  const links = paged.map(({ key, how, title, phase, level }) => ({
    ...{ kind: key.kind, no: key.no, how, phase, level },
    title: title === null ? null : maskKnown(title, known),
  }));
  const isThere = links.some(({ how }) => how === 'case');
  if (caseNo === null || isThere) return links;
  const unseen = { title: null, phase: null, level: null };
  return [{ kind: 'case', no: caseNo, how: 'case', ...unseen }, ...links];
}

/** Who called or reviewed, as last told; masked. */
function callerOf(events: readonly LoggedEvent[]): Json | null {
  let caller: Json | null = null;
  for (const { type, data } of events) {
    if (type !== 'ticket.created' && !type.startsWith('review.')) continue;
    const { caller: called, reviewer } = maskPersonal(data);
    caller = called ?? reviewer ?? caller;
  }
  return caller;
}
