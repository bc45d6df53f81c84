import type { SimilarTickets } from '#contract/feedback-view.ts';
import { maskFreeText } from '#domain/access/free-text.ts';
import { reviewerIdentity } from '#domain/access/reviewer-identity.ts';
import { sees } from '#domain/access/scope.ts';
import { foldTicketFacts } from '#domain/feedback/ticket-facts.ts';
import { findSimilar, isOfMany, pairsOf } from '#domain/feedback/similar-tickets.ts';
import type { TicketTraits } from '#domain/feedback/similar-tickets.ts';
import { readWhole } from '../people/personal-records.ts';
import type { ReadSide } from '../read-side.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { instantTextOf } from '../times.ts';
import type { Viewer } from '../people/viewer.ts';

/** Latest tickets of the place that one is compared with; each costs the reading of its events. */
const COMPARED = 150;
const SHOWN = 10;
/** Of a ticket's events the first few say what it is about. */
const FIRST_EVENTS = 8;

/**
 * Tickets that may be about the same matter as one, of those the viewer sees at its place and below: a
 * question for whoever dispatches, who merges or does not. Who called is compared here and never
 * leaves; a caller to whom confidence was promised is nobody's same caller. Undefined out of scope.
 */
export function findSimilarTickets(
  side: ReadSide,
  viewer: Viewer,
  no: string,
): Promise<SimilarTickets | undefined> {
  return side.moments.list.snapshot(async (inside) => {
    const [row] = await inside.subjects.find([{ kind: 'ticket', no }]);
    if (row === undefined || !sees(viewer.scope, row)) return undefined;
    const rows = await inside.subjects.list({ kind: 'ticket', path: row.path }, null, COMPARED);
    const seen = rows.filter(
      (other) => other.no !== no && other.phase !== 'merged' && sees(viewer.scope, other),
    );
    const one = await traitsOf(side, inside, row);
    const others: TicketTraits[] = [];
    for (const other of seen) others.push(await traitsOf(side, inside, other));
    const similar = findSimilar(one, others);
    return {
      items: similar.slice(0, SHOWN).flatMap(({ no: found, because, common, all }) => {
        const other = seen.find((each) => each.no === found);
        if (other === undefined) return [];
        return {
          no: found,
          title: other.title === null ? null : maskFreeText(other.title),
          phase: other.phase ?? 'created',
          receivedAt: instantTextOf(side.calendar, other.received),
          because,
          likeness: Math.floor((100 * common) / all),
        };
      }),
      ofMany: isOfMany(one, similar, others),
    };
  });
}

async function traitsOf(
  side: ReadSide,
  inside: StoreParts,
  row: SubjectRow,
): Promise<TicketTraits> {
  const read = await readWhole(inside, side.vault, row, row.events.slice(0, FIRST_EVENTS));
  const facts = foldTicketFacts(read.map(({ whole }) => whole));
  return {
    no: row.no,
    caller: facts.confidential ? null : reviewerIdentity(facts.caller ?? undefined),
    path: row.path,
    pairs: pairsOf(facts.title, facts.text),
    at: row.received ?? 0,
  };
}
