import type { FeedbackActRequest } from '#contract/feedback-view.ts';
import { mayActOnFeedback } from '#domain/access/feedback-acts.ts';
import type { ActedFeedback, FeedbackAct } from '#domain/access/feedback-acts.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { decodeLimit } from '#domain/limits/decode-limit.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ActDecision, Actor } from '../cards/decide-card-act.ts';
import type { Refusal } from '../platform.ts';
import type { SubjectKey } from '../store/store-rows.ts';

const TYPES: Readonly<Record<FeedbackSubject, Readonly<Partial<Record<FeedbackAct, string>>>>> = {
  ticket: {
    answer: 'ticket.answeredDirectly',
    dispatch: 'ticket.dispatched',
    assist: 'ticket.assisted',
    sign: 'ticket.signed',
    return: 'ticket.returned',
    transfer: 'ticket.transferred',
    requestExtension: 'ticket.extensionRequested',
    grantExtension: 'ticket.extensionGranted',
    denyExtension: 'ticket.extensionDenied',
    contact: 'ticket.contacted',
    reply: 'ticket.replied',
    revisit: 'ticket.revisited',
    reopen: 'ticket.reopened',
    close: 'ticket.closed',
    merge: 'ticket.merged',
    split: 'ticket.split',
    note: 'ticket.note',
  },
  review: {
    assign: 'review.assigned',
    verify: 'review.verified',
    rectify: 'review.rectified',
    feedBack: 'review.fedBack',
    revisit: 'review.revisited',
    appeal: 'review.appealed',
    exclude: 'review.excluded',
    rejectAppeal: 'review.appealRejected',
    note: 'review.note',
  },
};

/** What each act needs beside the version; `reason` is that of the person who acts. */
const NEEDS: Readonly<Record<FeedbackAct, readonly (keyof FeedbackActRequest)[]>> = {
  answer: ['text'],
  dispatch: ['departmentCode'],
  assist: ['departmentCode'],
  sign: [],
  return: ['reason'],
  transfer: ['departmentCode', 'reason'],
  requestExtension: ['by', 'reason'],
  grantExtension: [],
  denyExtension: ['reason'],
  contact: [],
  reply: ['text'],
  revisit: ['reached'],
  reopen: ['reason'],
  close: [],
  merge: ['into', 'reason'],
  split: ['reason'],
  note: ['text'],
  assign: [],
  verify: ['result'],
  rectify: ['result'],
  feedBack: ['text'],
  appeal: ['reason'],
  exclude: ['result', 'reason'],
  rejectAppeal: ['reason'],
};

/** Why a review may be left out of the counts (`domain.md` 3.1): mistaken, malicious, no government matter. */
const EXCLUSIONS: readonly string[] = ['mistaken', 'malicious', 'notGovernment'];

/** A ticket or review as an act finds it. */
export interface FoundFeedback {
  readonly key: SubjectKey & { readonly kind: FeedbackSubject };
  readonly acted: ActedFeedback;
  readonly version: number;
}

/** Whether an act is open now, and the decision that records it. Scope was checked before. */
export function decideFeedbackAct(
  { key, acted, version }: FoundFeedback,
  { account, role }: Actor,
  act: FeedbackAct,
  request: Omit<FeedbackActRequest, 'expectedVersion'>,
  at: Instant,
): Result<ActDecision, Refusal> {
  const open = mayActOnFeedback(acted, act, role, account, at);
  if (!open.ok) return err({ code: open.code });
  const type = TYPES[key.kind][act];
  if (type === undefined) return err({ code: 'feedback/notAllowed' });
  const problem = findProblem(key, act, request);
  if (problem !== undefined) return err(problem);
  const id = `${key.kind}:${key.no}/${type}/${version}`;
  return ok({ id, type, data: dataOf(account, act, request) });
}

function findProblem(
  key: SubjectKey,
  act: FeedbackAct,
  request: Omit<FeedbackActRequest, 'expectedVersion'>,
): Refusal | undefined {
  for (const field of NEEDS[act]) {
    const value = request[field as keyof typeof request];
    const absent = value === undefined || (typeof value === 'string' && value.trim() === '');
    if (absent) {
      return field === 'reason'
        ? { code: 'feedback/reasonRequired', path: 'reason' }
        : invalid(field, 'must be given');
    }
  }
  if (act === 'revisit' && request.reached === true) {
    if (key.kind === 'ticket' && request.solved === undefined) {
      return invalid('solved', 'must say whether it was solved, since the caller was reached');
    }
    if (request.satisfied === undefined) {
      return invalid('satisfied', 'must say how satisfied the caller is, since he was reached');
    }
  }
  if (request.limit !== undefined) {
    const limit = decodeLimit(request.limit);
    if (!limit.ok) {
      const { path, message } = limit.error;
      return invalid(path === '' ? 'limit' : `limit.${path}`, message);
    }
  }
  if (act === 'requestExtension' && request.by?.value === 0) {
    return invalid('by.value', 'must be at least 1');
  }
  if (act === 'merge' && request.into === key.no) {
    return invalid('into', 'must name another ticket');
  }
  if (act === 'exclude' && !EXCLUSIONS.includes(request.result ?? '')) {
    return invalid('result', `must be one of ${EXCLUSIONS.join(', ')}`);
  }
  return undefined;
}

/** Only what the act is about is kept; a field that it does not know is none of its record. */
function dataOf(
  account: string,
  act: FeedbackAct,
  request: Omit<FeedbackActRequest, 'expectedVersion'>,
): EventData {
  const { departmentCode, limit, by, into, result, reached, solved, satisfied } = request;
  const text = request.text?.trim();
  const reason = request.reason?.trim();
  return {
    by: account,
    reason: reason === undefined || reason === '' ? null : reason,
    ...(text === undefined || text === '' ? {} : { text }),
    ...(departmentCode === undefined ? {} : { departmentCode }),
    ...(limit === undefined ? {} : { limit: { ...limit } }),
    // `by` is who acts; how much more time is asked for has a field of its own.
    ...(by === undefined ? {} : { extension: { value: by.value, unit: by.unit } }),
    ...(into === undefined ? {} : { into }),
    ...(result === undefined ? {} : { result }),
    ...(act === 'revisit'
      ? {
          reached: reached === true,
          ...(reached === true
            ? { ...(solved === undefined ? {} : { solved }), satisfied: satisfied ?? null }
            : {}),
        }
      : {}),
  };
}

function invalid(path: string, message: string): Refusal {
  return { code: 'request/invalid', path, message };
}
