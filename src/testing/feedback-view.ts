import { Subject } from 'rxjs';
import type { FeedbackCounters, FeedbackItem, FeedbackRow } from '#contract/feedback-view.ts';
import type { Changed, Snapshot, WatchAnswer, WatchRequest } from '#contract/live.ts';
import type { FeedbackAct } from '#domain/access/feedback-acts.ts';

const AS_OF = '2026-11-23T10:32:00+08:00';
const NONE: FeedbackCounters = {
  ...{ open: 0, waiting: 0, toDispatch: 0, toRevisit: 0, overdue: 0, dueToday: 0 },
  byKind: {},
};

/** A ticket for specs; whatever a row does not name is of no consequence for it. */
export function aTicket(facts: Partial<FeedbackRow> = {}): FeedbackRow {
  const { no = 'T-1' } = facts;
  return {
    ...{ id: `ticket:${no}`, no, subjectKind: 'ticket', version: 2, kind: 'complaint' },
    ...{ phase: 'signed', urgency: null, urgent: false, confidential: false, channel: 'hotline' },
    ...{ category: '噪声', title: '夜间施工噪声', text: '每天夜里十一点以后还在施工。' },
    ...{ regionCode: '370102', regionName: '历下区', line: 'water' },
    ...{ departmentCode: '370102-water', departmentName: '历下区水务局', caseNo: null },
    ...{ receivedAt: '2026-11-20T09:00:00+08:00', ended: false, good: false, level: null },
    ...{ clock: 'close', limit: { value: 5, unit: 'workingDay' }, due: '2026-11-27' },
    ...{ dueAt: '2026-11-28T00:00:00+08:00', overdue: false, remaining: { days: 4 }, reopened: 0 },
    ...{ extensionAskedBy: null, appealedBy: null, mergedInto: null, grade: null },
    ...facts,
  };
}

/** Its page, with these acts open and no other. */
export function anItem(
  facts: Partial<FeedbackItem> = {},
  open: readonly FeedbackAct[] = [],
): FeedbackItem {
  return {
    ...aTicket(facts),
    ...{ asOf: AS_OF, dataVersion: 7, whole: '每天夜里十一点以后还在施工。', caller: null },
    ...{ mayReveal: false, stage: null, labels: [], assisting: [], clocks: [], timeline: [] },
    ...{ links: [], cards: [], findings: [], attachments: [], people: [] },
    acts: open.map((act) => ({ act, open: true, code: null })),
    ...facts,
  };
}

/** The live connection of a spec: answers each watch with the rows it holds, and tells steps on demand. */
export class FakeLive {
  readonly watched: WatchRequest[] = [];
  readonly changes = new Subject<Changed>();
  readonly connections = new Subject<void>();
  readonly connected = true;
  rows: readonly FeedbackRow[] = [];
  total: number | undefined;
  counters: FeedbackCounters = NONE;
  #version = 1;

  readonly phase = () => ({
    ...{ phase: 'connected' as const, asOf: AS_OF, lastEventAt: null, heardAt: 0 },
  });

  open(): void {
    // It is open from the beginning.
  }

  unwatch(): void {
    // Nobody counts the rooms of a spec.
  }

  watch(request: WatchRequest): Promise<WatchAnswer> {
    this.watched.push(request);
    const { from = 0, to = 500 } = request.window ?? {};
    const snapshot: Snapshot<FeedbackRow, FeedbackCounters> = {
      ...{ rows: this.rows.slice(from, to), counters: this.counters, asOf: AS_OF },
      total: this.total ?? this.rows.length,
    };
    const value = { epoch: 'e1', version: this.#version, snapshot };
    return Promise.resolve({ ok: true, value } as unknown as WatchAnswer);
  }

  /** Tells one step of the queue. */
  tell(step: { upsert?: readonly FeedbackRow[]; remove?: readonly string[] }): void {
    this.#version += 1;
    this.changes.next({
      ...{ topic: 'feedback', epoch: 'e1', version: this.#version, asOf: AS_OF },
      ...{ upsert: [], remove: [], counters: this.counters, ...step },
    } as unknown as Changed);
  }
}
