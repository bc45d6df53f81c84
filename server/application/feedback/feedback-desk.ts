import type { FeedbackBulkAnswer, FeedbackItem } from '#contract/feedback-view.ts';
import { sees } from '#domain/access/scope.ts';
import { FEEDBACK_SUBJECTS } from '#domain/feedback/feedback-phase.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { err, ok } from '#domain/result.ts';
import { actorOf } from '../audit/audit-entry.ts';
import type { FeedbackOutcome, WantedFeedbackActs } from './act-on-feedback.ts';
import { feedbackId } from './feedback-body.ts';
import { bodyOf, showFeedback } from './feedback-entry.ts';
import { findFeedback } from './find-feedback.ts';
import { findSimilarTickets } from './find-similar.ts';
import { listFeedback } from './list-feedback.ts';
import type { FeedbackKept, FeedbackPlatform } from './feedback-platform.ts';
import { previewFeedback } from './preview-feedback.ts';
import type { Refusal } from '../refusal.ts';
import type { ReadSide } from '../read-side.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import type { Viewer } from '../people/viewer.ts';
import type { WriterPort } from '../writer/writer-port.ts';

const MOST_AT_ONCE = 1000;
/** Items of one commit: about 50 ms of work. */
const IN_ONE_COMMIT = 250;

type FeedbackKey = WantedFeedbackActs['items'][number];
type KindAndNo = Pick<FeedbackKey, 'kind' | 'no'>;

/** What persons see of feedback and do with it. What is out of scope does not exist for them. */
export function feedbackDesk(
  side: ReadSide,
  writer: WriterPort,
  caughtUp: () => Promise<void>,
): Omit<FeedbackPlatform, keyof FeedbackKept | 'revealFeedback' | 'lookAt'> {
  const findRows = async (
    viewer: Viewer,
    keys: readonly KindAndNo[],
  ): Promise<ReadonlyMap<string, SubjectRow>> => {
    const rows = await side.store.subjects.find(keys);
    const seen = rows.filter((row) => sees(viewer.scope, row) && row.summary !== null);
    return new Map(seen.map((row) => [feedbackId(row), row]));
  };
  /** Why nothing can be merged into a ticket: who called about what is merged waits for its answer. */
  const wrongTarget = async (
    viewer: Viewer,
    into: string | undefined,
  ): Promise<Refusal | undefined> => {
    if (into === undefined) return undefined;
    const target = (await findRows(viewer, [{ kind: 'ticket', no: into }])).get(`ticket:${into}`);
    const wrong = (message: string): Refusal => ({
      code: 'request/invalid',
      path: 'into',
      message,
    });
    if (target === undefined) return wrong('is no ticket within reach');
    // Two that were merged into each other would both end without an answer.
    return target.phase === 'merged' ? wrong('is merged into another one itself') : undefined;
  };
  const find = async (
    viewer: Viewer,
    no: string,
    subject?: FeedbackSubject,
  ): Promise<FeedbackItem | undefined> => {
    const kinds = subject === undefined ? FEEDBACK_SUBJECTS : [subject];
    for (const kind of kinds) {
      const found = await findFeedback(side, viewer, { kind, no });
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    feedbackBoard: side.feedback,
    feedback: (viewer, filter, page) => listFeedback(side, viewer, filter, page),
    findFeedback: find,
    similarTickets: (viewer, no) => findSimilarTickets(side, viewer, no),
    previewFeedback: async (viewer, no, subject, { act, ...request }) => {
      const found = await find(viewer, no, subject);
      if (found === undefined) return err({ code: 'feedback/notFound' });
      return previewFeedback(side, viewer, { kind: found.subjectKind, no }, act, request);
    },
    actOnFeedback: async (viewer, no, subject, act, { expectedVersion, ...request }) => {
      const found = await find(viewer, no, subject);
      if (found === undefined) return err({ code: 'feedback/notFound' });
      const kind = found.subjectKind;
      const wrong = await wrongTarget(viewer, request.into);
      if (wrong !== undefined) return err(wrong);
      const { account, role } = viewer;
      const [outcome] = await writer.call('actOnFeedback', {
        by: actorOf(viewer),
        actor: { account, role },
        act,
        request,
        items: [{ kind, no, expectedVersion }],
      });
      await caughtUp();
      const now = await find(viewer, no, kind);
      if (outcome?.ok === true) {
        // An act may move it out of the actor's own scope; what he did he is still told of.
        return ok(now ?? found);
      }
      const refusal = outcome?.error ?? { code: 'feedback/notFound' };
      return err(now === undefined ? refusal : { ...refusal, current: now });
    },
    actOnManyFeedback: async (viewer, { ids, action, ...request }) => {
      if (ids.length > MOST_AT_ONCE) {
        const message = `at most ${MOST_AT_ONCE} at once`;
        return err({ code: 'request/invalid', path: 'ids', message });
      }
      const wrong = await wrongTarget(viewer, request.into);
      if (wrong !== undefined) return err(wrong);
      const keys = [...new Set(ids)].map((id) => ({ id, ...keyOf(id) }));
      const seen = await findRows(viewer, keys);
      const refused: FeedbackBulkAnswer['refused'][number][] = [];
      const wanted = keys.filter((key) => {
        if (seen.has(feedbackId(key))) return true;
        refused.push({ id: key.id, code: 'feedback/notFound', message: '' });
        return false;
      });
      const done: KindAndNo[] = [];
      const { account, role } = viewer;
      for (let from = 0; from < wanted.length; from += IN_ONE_COMMIT) {
        const part = wanted.slice(from, from + IN_ONE_COMMIT);
        const outcomes: readonly FeedbackOutcome[] = await writer.call('actOnFeedback', {
          by: actorOf(viewer),
          actor: { account, role },
          act: action,
          request,
          items: part.map(({ kind, no }) => ({ kind, no, expectedVersion: null })),
        });
        for (const [place, outcome] of outcomes.entries()) {
          const key = part[place];
          if (key === undefined) continue;
          if (outcome.ok) done.push(key);
          else {
            const { code, message = '' } = outcome.error;
            refused.push({ id: key.id, code, message });
          }
        }
      }
      await caughtUp();
      const rows = await side.store.subjects.find(done);
      return ok({
        done: rows.flatMap((row) => {
          const body = bodyOf(row);
          return body === undefined ? [] : showFeedback(body, side.configuration, side.sweptTo);
        }),
        refused,
      });
    },
  };
}

/** An id of a list, or the bare number of a ticket. */
function keyOf(id: string): KindAndNo {
  for (const kind of FEEDBACK_SUBJECTS) {
    if (id.startsWith(`${kind}:`)) return { kind, no: id.slice(kind.length + 1) };
  }
  return { kind: 'ticket', no: id };
}
