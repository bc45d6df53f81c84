import type { AuditAction } from '#contract/audit-view.ts';
import type { BulkRevealView, RevealSubject } from '#contract/bulk-reveal.ts';
import { endOfBulkReveal, findBulkRevealProblem } from '#domain/access/bulk-reveal.ts';
import type { BulkReveal } from '#domain/access/bulk-reveal.ts';
import { maskText } from '#domain/access/masking.ts';
import { err, ok } from '#domain/result.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Result } from '#domain/result.ts';
import { subjectName } from '#domain/subject-kind.ts';
import { actorOf, auditEntry } from '../audit/audit-entry.ts';
import type { AuditEntry } from '../audit/audit-rows.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import type { RecordRow } from '../store/store-rows.ts';
import { instantText, instantTextOf } from '../times.ts';
import type { WriterPort } from '../writer/writer-port.ts';
import type { BulkReveals } from './bulk-reveals.ts';
import { reachSubjects, seesAll } from './reach-subjects.ts';
import type { Unreachable } from './reach-subjects.ts';
import { personsShown, personsOfCase, personsOfFeedback } from './revealed-persons.ts';
import type { Viewer } from './viewer.ts';

const KIND = 'bulkReveal';
/** One document an account, written with each of its requests: two at one instant cannot both be the last. */
const LAST = 'bulkRevealLast';
/** Requests of one account at one instant come after one another; more than these are none of a person. */
const MOST_AT_ONCE = 5;
/** Open requests of one account: a second person has to be able to look at what he confirms. */
const MOST_OPEN = 3;
/** Bound of what is read of all accounts; ended ones are cleared away whenever somebody asks. */
const MOST_KEPT = 2000;

/** A request as it is kept; no personal data, the reason masked. */
interface Kept extends BulkReveal {
  readonly reason: string;
  readonly subjects: readonly RevealSubject[];
  readonly confirmedBy: string | null;
}

/**
 * Shows many people at once, by two persons: one asks with a reason, another one of the same duty who may
 * see all of it confirms, and only then the first one reads, once and within half an hour. A row of the
 * audit log tells of each person who was shown, and of each subject whose people were not.
 */
export function bulkRevealDesk(side: ReadSide, writer: WriterPort, now: () => number): BulkReveals {
  const { desk } = side.store;
  const keptOf = ({ body }: RecordRow): Kept => JSON.parse(body) as Kept;
  const all = (): Promise<readonly RecordRow[]> => desk.listRecords(KIND, '', '', MOST_KEPT);
  const find = async (id: string): Promise<readonly [RecordRow, Kept] | undefined> => {
    const row = await desk.findRecord(KIND, id);
    return row === undefined ? undefined : [row, keptOf(row)];
  };
  const viewOf = (id: string, kept: Kept): BulkRevealView => ({
    id,
    reason: kept.reason,
    subjects: kept.subjects,
    askedBy: kept.askedBy,
    askedAt: instantText(side.calendar, kept.askedAt),
    confirmedBy: kept.confirmedBy,
    confirmedAt: instantTextOf(side.calendar, kept.confirmedAt),
    until: instantText(side.calendar, endOfBulkReveal(kept)),
  });
  const refuse = async <T>(
    viewer: Viewer,
    action: AuditAction,
    id: string | null,
    code: string,
  ): Promise<Result<T, Refusal>> => {
    const refused = { object: id, outcome: 'refused', detail: { code } } as const;
    await writer.call('audit', [auditEntry(actorOf(viewer), action, refused)]);
    return err({ code });
  };
  const refuseSubjects = async <T>(
    viewer: Viewer,
    reason: string,
    unreachable: readonly [Unreachable, ...Unreachable[]],
  ): Promise<Result<T, Refusal>> => {
    const rows = unreachable.map(({ subject, code }) =>
      rowOf(viewer, subject, reason, 'refused', { code }),
    );
    await writer.call('audit', rows);
    const [{ place, code }] = unreachable;
    return err({ code, path: `subjects[${place}]` });
  };

  return {
    bulkReveals: async (viewer) => {
      const open = (await all())
        .map((row) => ({ id: row.key, kept: keptOf(row) }))
        .filter(({ kept }) => now() < endOfBulkReveal(kept));
      const shown: BulkRevealView[] = [];
      for (const { id, kept } of open) {
        const isOwn = kept.askedBy === viewer.account;
        // What is confirmed waits for its reader alone.
        if (!isOwn && kept.confirmedAt !== null) continue;
        if (isOwn || (await seesAll(side, viewer, kept.subjects))) shown.push(viewOf(id, kept));
      }
      return shown.sort((one, other) => (one.until < other.until ? -1 : 1));
    },

    askBulkReveal: async (viewer, { reason, subjects }) => {
      const { unreachable } = await reachSubjects(side, viewer, subjects);
      if (isSome(unreachable)) return refuseSubjects(viewer, reason, unreachable);
      const id = crypto.randomUUID();
      const kept: Kept = {
        reason: maskText(reason),
        subjects,
        askedBy: viewer.account,
        askedAt: now(),
        confirmedBy: null,
        confirmedAt: null,
      };
      const detail = { subjects: subjects.map(({ kind, no }) => subjectName(kind, no)) };
      const entry = auditEntry(actorOf(viewer), 'reveal.ask', { object: id, reason, detail });
      for (let tries = 0; tries < MOST_AT_ONCE; tries += 1) {
        // Read before what is open: whoever asks meanwhile writes it anew.
        const last = await desk.findRecord(LAST, viewer.account);
        const rows = await all();
        const ended = rows.filter((row) => now() >= endOfBulkReveal(keptOf(row)));
        const mine = rows.filter((row) => keptOf(row).askedBy === viewer.account);
        if (mine.filter((row) => !ended.includes(row)).length >= MOST_OPEN) break;
        for (const { key, version } of ended) {
          await writer.call('writeRecords', [{ kind: KIND, key, body: null, before: version }], []);
        }
        const [body, before] = [JSON.stringify(id), last?.version ?? null];
        const written = await writer.call(
          'writeRecords',
          [
            { kind: KIND, key: id, body: JSON.stringify(kept), before: null },
            { kind: LAST, key: viewer.account, body, before },
          ],
          [entry],
        );
        if (written) return ok(viewOf(id, kept));
      }
      return refuse(viewer, 'reveal.ask', null, 'reveal/open');
    },

    confirmBulkReveal: async (viewer, id) => {
      const found = await find(id);
      if (found === undefined) return refuse(viewer, 'reveal.confirm', id, 'reveal/notFound');
      const [row, kept] = found;
      // Scope before anything else: who may not see all of it is not told that it is there.
      if (kept.askedBy !== viewer.account && !(await seesAll(side, viewer, kept.subjects))) {
        return refuse(viewer, 'reveal.confirm', id, 'reveal/notFound');
      }
      const problem = findBulkRevealProblem(kept, 'confirm', viewer.account, now());
      if (problem !== undefined) return refuse(viewer, 'reveal.confirm', id, problem);
      const { unreachable } = await reachSubjects(side, viewer, kept.subjects);
      if (isSome(unreachable)) {
        return refuse(viewer, 'reveal.confirm', id, unreachable[0].code);
      }
      const confirmed: Kept = { ...kept, confirmedBy: viewer.account, confirmedAt: now() };
      const entry = { object: id, reason: kept.reason, detail: { askedBy: kept.askedBy } };
      const written = await writer.call(
        'writeRecords',
        [{ kind: KIND, key: id, body: JSON.stringify(confirmed), before: row.version }],
        [auditEntry(actorOf(viewer), 'reveal.confirm', entry)],
      );
      // Somebody else confirmed it in the same moment.
      if (!written) return refuse(viewer, 'reveal.confirm', id, 'reveal/confirmed');
      return ok(viewOf(id, confirmed));
    },

    withdrawBulkReveal: async (viewer, id) => {
      const found = await find(id);
      if (found === undefined) return refuse(viewer, 'reveal.withdraw', id, 'reveal/notFound');
      const [row, kept] = found;
      const problem = findBulkRevealProblem(kept, 'withdraw', viewer.account, now());
      if (problem !== undefined) return refuse(viewer, 'reveal.withdraw', id, problem);
      const taken = await writer.call(
        'writeRecords',
        [{ kind: KIND, key: id, body: null, before: row.version }],
        [auditEntry(actorOf(viewer), 'reveal.withdraw', { object: id, reason: kept.reason })],
      );
      if (!taken) return refuse(viewer, 'reveal.withdraw', id, 'reveal/notFound');
      return ok(true);
    },

    readBulkReveal: async (viewer, id) => {
      const found = await find(id);
      if (found === undefined) return refuse(viewer, 'person.reveal', id, 'reveal/notFound');
      const [row, kept] = found;
      const problem = findBulkRevealProblem(kept, 'read', viewer.account, now());
      if (problem !== undefined) return refuse(viewer, 'person.reveal', id, problem);
      const { reason, confirmedBy } = kept;
      const { unreachable, read } = await reachSubjects(side, viewer, kept.subjects);
      if (isSome(unreachable)) return refuseSubjects(viewer, reason, unreachable);
      const items = read.map(({ subject: { kind, no }, events }) => ({
        kind,
        ...(kind === 'case' ? personsOfCase(no, events) : personsOfFeedback(no, events)),
      }));
      // On record first, and the request gone with it: what cannot be recorded is not shown.
      const taken = await writer.call(
        'writeRecords',
        [{ kind: KIND, key: id, body: null, before: row.version }],
        items.flatMap((item) =>
          personsShown(item).map(({ person, fields }) =>
            rowOf(viewer, item, reason, 'done', { person, fields, request: id, confirmedBy }),
          ),
        ),
      );
      if (!taken) return refuse(viewer, 'person.reveal', id, 'reveal/notFound');
      return ok({ items });
    },
  };
}

/** What the audit log says of one subject's people, as it does where they are revealed alone. */
function rowOf(
  viewer: Viewer,
  { kind, no }: RevealSubject,
  reason: string,
  outcome: 'done' | 'refused',
  detail: Readonly<Record<string, Json>>,
): AuditEntry {
  const action = kind === 'case' ? 'person.reveal' : 'feedback.reveal';
  return auditEntry(actorOf(viewer), action, { object: no, reason, outcome, detail });
}

function isSome<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}
