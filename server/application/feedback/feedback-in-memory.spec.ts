import fc from 'fast-check';
import type { FeedbackFilter } from '#contract/feedback-view.ts';
import { configuration } from '#domain/testing/case-fixture.ts';
import type { Viewer } from '../people/viewer.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { feedbackBodyText } from './feedback-body-text.ts';
import { FeedbackInMemory } from './feedback-in-memory.ts';

const NOW = Date.parse('2026-03-02T10:00:00+08:00');
const VIEWER: Viewer = {
  account: 'wang',
  displayName: 'wang',
  role: 'dispatcher',
  scope: { path: '370000/', line: null },
  regionCode: '370000',
};
const COUNTY: Viewer = { ...VIEWER, role: 'liaison', scope: { path: '370000/1/', line: 'L1' } };

const item = fc.record({
  no: fc.integer({ min: 1, max: 12 }),
  phase: fc.constantFrom('created', 'dispatched', 'signed', 'replied', 'closed'),
  kind: fc.constantFrom('complaint', 'help'),
  department: fc.constantFrom('D1', 'D2', null),
  place: fc.constantFrom('1', '2'),
  line: fc.constantFrom('L1', 'L2'),
  overdue: fc.boolean(),
  due: fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-09', null),
  hands: fc.constantFrom([], ['wang']),
});
type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

const FILTERS: readonly FeedbackFilter[] = [
  {},
  { department: 'D1' },
  { department: 'D9' },
  { kind: 'help' },
  { phase: 'toDispatch' },
  { phase: 'open', department: 'D2' },
  { mine: 'waiting' },
  { mine: 'handled' },
  { overdue: true, kind: 'complaint' },
  { due: '2026-03-02' },
];

function rowOf(
  { no, phase, kind, department, place, line, overdue, due, hands }: Item,
  version: number,
): SubjectRow {
  const id = `T${no}`;
  const view = {
    ...{ id: `ticket:${id}`, no: id, subjectKind: 'ticket', version, kind, phase },
    ...{ urgency: null, urgent: false, confidential: false, channel: null, category: null },
    ...{ title: null, text: null, regionCode: place, regionName: place, departmentName: null },
    ...{ departmentCode: department, line, caseNo: null, receivedAt: null, good: false },
    ...{ ended: phase === 'closed', level: null, clock: null, limit: null, due, overdue },
    ...{ dueAt: due === null ? null : `${due}T23:59:59.999+08:00`, reopened: 0, grade: null },
    ...{ extensionAskedBy: null, appealedBy: null, mergedInto: null },
  } as FeedbackBody['view'];
  const dueAt = due === null ? null : Date.parse(`${due}T23:59:59.999+08:00`);
  const body = { view, input: null, dueAt, receivedAt: NOW - no, hands, trace: null };
  return {
    ...{ kind: 'ticket', no: id, events: [], region: place, path: `370000/${place}/` },
    ...{ department, line, item: null, title: null, phase, level: null, received: NOW - no },
    ...{ finished: null, nextAt: null, asOf: NOW, clocks: '', open: !view.ended },
    ...{ contribution: [], shape: null, detached: null, configuration: 1, version },
    summary: feedbackBodyText(body),
  };
}

function memory(): FeedbackInMemory {
  const moment = {
    configuration: configuration(),
    sweptTo: NOW,
    pathOf: (code: string) => (code === '370000' ? '370000/' : undefined),
  };
  return new FeedbackInMemory({ scanOpen: () => Promise.resolve([]) }, () => moment);
}

describe('open feedback in memory', () => {
  it('counts as if it counted anew, whatever happened since it was asked first', () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (items, every) => {
          const followed = memory();
          for (const [place, one] of items.entries()) {
            followed.put([rowOf(one, place + 1)]);
            if (place % every !== 0) continue;
            const anew = memory();
            anew.put(items.slice(0, place + 1).map((each, at) => rowOf(each, at + 1)));
            for (const viewer of [VIEWER, COUNTY]) {
              for (const filter of FILTERS) {
                expect(followed.counters(viewer, filter)).toEqual(anew.counters(viewer, filter));
                expect(followed.counters(viewer, filter)).toEqual(
                  anew.tally(viewer, filter).counters(),
                );
              }
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lists of a department what a look at all would, in the order of the queue', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const board = memory();
        for (const [place, one] of items.entries()) board.put([rowOf(one, place + 1)]);
        const all = board.select(VIEWER, {});
        for (const department of ['D1', 'D2', 'D9']) {
          const listed = board.select(VIEWER, { department });
          expect(listed).toEqual(all.filter((row) => row.departmentCode === department));
        }
      }),
    );
  });

  it('holds as many of each kind as it counts', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const board = memory();
        for (const [place, one] of items.entries()) board.put([rowOf(one, place + 1)]);
        for (const filter of FILTERS) {
          const { byKind } = board.counters(VIEWER, { ...filter, kind: undefined });
          const listed = board.select(VIEWER, { ...filter, kind: undefined });
          expect(Object.values(byKind).reduce((sum, count) => sum + count, 0)).toBe(listed.length);
        }
      }),
    );
  });
});
