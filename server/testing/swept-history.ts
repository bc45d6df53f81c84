import fc from 'fast-check';
import { drawnLicence, drawnReview, drawnTicket, movesOf } from './drawn-feedback.ts';
import type { Move } from './drawn-feedback.ts';
import { RECEIVED, sent } from './open-test-platform.ts';

/** A township below a county, which the first reference data do not have. */
export const TOWNSHIP = { code: '370102001', name: '某街道', parent: '370102' };

const LINES = ['water', 'land'] as const;
export const DEPARTMENTS = ['370100', '370102', '370103', '370202'].flatMap((regionCode) =>
  LINES.map((line) => ({ code: `${regionCode}-${line}`, name: line, regionCode, line })),
);

export const ITEMS = ['water-01', 'land-01', 'nobody-told'];

const department = fc.constantFrom(...DEPARTMENTS.map(({ code }) => code), 'unheard-of');
const channel = fc.constantFrom('online', 'window', 'app', undefined);

const aMove = fc.oneof(
  ...[
    ...['accepted', 'finished', 'delivered', 'correctionRequested', 'correctionSubmitted'],
    ...['resumed', 'withdrawn'],
  ].map((type) => fc.constant([type, {}] as const)),
  fc.constant(['decided', { result: 'approved' }] as const),
  fc.constant(['delivered', { method: '邮寄' }] as const),
  fc.constant(['suspended', { reason: 'HEARING' }] as const),
  fc.constant(['extended', { by: { value: 5, unit: 'workingDay' } }] as const),
  fc.constant(['notAccepted', { reason: '不属本机关职权' }] as const),
  fc.constantFrom('upload', 'licenceLibrary').map((how) => ['materialProvided', { how }] as const),
  fc.constantFrom('370102', '370202').map((regionCode) => ['corrected', { regionCode }] as const),
  department.map((departmentCode) => ['corrected', { departmentCode }] as const),
);

const aCase = fc.record({
  // Known at every level, and one that nobody knows.
  regionCode: fc.constantFrom('370000', '370100', '370102', '370102001', '370202', 'elsewhere'),
  departmentCode: department,
  itemCode: fc.constantFrom(...ITEMS),
  channel,
  title: fc.constantFrom('取水许可', undefined),
  start: fc.integer({ min: 0, max: 75 }),
  course: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), aMove), { maxLength: 8 }),
});

const anItem = fc.record({
  code: fc.constantFrom(...ITEMS),
  type: fc.constantFrom('published', 'revised', 'withdrawn'),
  start: fc.integer({ min: 0, max: 90 }),
  data: fc.record(
    {
      onlineDepth: fc.integer({ min: 1, max: 7 }),
      visits: fc.nat(3),
      departmentCode: department,
      limits: fc.constant({
        statutory: { value: 20, unit: 'workingDay' },
        commitment: { value: 5, unit: 'workingDay' },
      }),
    },
    { requiredKeys: [] },
  ),
});

const aCall = fc.record({
  start: fc.integer({ min: 0, max: 90 }),
  regionCode: fc.constantFrom('370000', '370100', '370202', 'elsewhere'),
  calls: fc.integer({ min: 0, max: 50 }),
});

/** A quarter of everything that indicators count, in any order. */
export const sweptHistory = fc
  .record({
    cases: fc.array(aCase, { minLength: 4, maxLength: 14 }),
    tickets: fc.array(drawnTicket, { minLength: 1, maxLength: 6 }),
    reviews: fc.array(drawnReview, { minLength: 1, maxLength: 8 }),
    licences: fc.array(drawnLicence, { maxLength: 4 }),
    items: fc.array(anItem, { maxLength: 6 }),
    calls: fc.array(aCall, { maxLength: 4 }),
    order: fc.array(fc.nat(), { minLength: 90, maxLength: 90 }),
  })
  .map(({ cases, tickets, reviews, licences, items, calls, order }) => {
    const events = [
      ...cases.flatMap(({ course, start, ...place }, no) =>
        told(`C${no}`, start, [
          [0, 'case.received', { ...RECEIVED, ...place }],
          ...course.map(([later, [type, data]]): Move => [later, `case.${type}`, data]),
        ]),
      ),
      ...tickets.flatMap((drawn, no) => {
        const { regionCode, kind, start } = drawn;
        const created = { kind, regionCode, channel: 'hotline', category: 'water' };
        return told(`T${no}`, start, [[0, 'ticket.created', created], ...movesOf(drawn, no > 0)]);
      }),
      ...reviews.flatMap(({ caseIndex, grade, origin, realName, start, moves }, no) =>
        told(`R${no}`, start, [
          [
            0,
            'review.submitted',
            { grade, origin, realName, caseNo: `C${caseIndex}`, stage: 'case' },
          ],
          ...moves.map(([later, type, by]): Move => [
            later,
            `review.${type}`,
            type === 'added' ? { grade } : { by, reason: '误评' },
          ]),
        ]),
      ),
      ...licences.flatMap(({ regionCode, start, answer }, no) => {
        const asked = {
          licenceType: '营业执照',
          fromDepartment: `${regionCode}-water`,
          regionCode,
        };
        const moves: Move[] = [[0, 'licence.requested', asked]];
        if (answer !== null)
          moves.push([answer[0], `licence.${answer[1]}`, { ...asked, reason: '无' }]);
        return told(`L${no}`, start, moves);
      }),
      ...items.flatMap(({ code, type, start, data }) =>
        told(code, start, [[0, `item.${type}`, { code, name: code, ...data }]]),
      ),
      ...calls.flatMap(({ start, regionCode, calls }, no) => {
        const [from, to] = [timeOf(start, 0), timeOf(start + 1, 0)];
        const told_ = {
          regionCode,
          from,
          to,
          calls,
          connected: Math.floor(calls / 2),
          answeredIn15s: 0,
        };
        return told(`H${no}`, start + 1, [[0, 'hotline.callStatistics', told_]]);
      }),
    ];
    return events
      .map((event, place) => ({ event, key: order[place % order.length] ?? 0 }))
      .sort((one, other) => one.key - other.key)
      .map(({ event }) => event);
  });

function timeOf(day: number, second: number): string {
  return new Date(Date.UTC(2026, 0, 5 + day, 1, 0, second)).toISOString().replace('Z', '+00:00');
}

/** Moves of a subject as events, each in its own second. */
function told(subject: string, start: number, moves: readonly Move[]): readonly object[] {
  let day = start;
  return moves.map(([later, type, data], nth) => {
    day += later;
    return sent(type, timeOf(day, nth), data, { subject });
  });
}
