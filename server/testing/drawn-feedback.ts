import fc from 'fast-check';

/** Something that happens to a subject so many days after what came before. */
export type Move = readonly [later: number, type: string, data: Readonly<Record<string, unknown>>];

type State = 'created' | 'dispatched' | 'reopened' | 'answered' | 'closed' | 'merged';

/** What may come next of a ticket, and what it is then. */
const NEXT: Readonly<
  Record<State, readonly (readonly [type: string, data: Move[2], then: State])[]>
> = {
  created: [
    ['dispatched', { departmentCode: '370102-water' }, 'dispatched'],
    ['dispatched', { departmentCode: '370202-land' }, 'dispatched'],
    ['merged', { into: 'T0' }, 'merged'],
  ],
  dispatched: [
    ['signed', {}, 'dispatched'],
    ['returned', { reason: '不属本部门职责' }, 'created'],
    ['transferred', { departmentCode: '370103-water' }, 'dispatched'],
    ['extensionRequested', { by: { value: 3, unit: 'workingDay' } }, 'dispatched'],
    ['replied', { text: '已处理' }, 'answered'],
    ['merged', { into: 'T0' }, 'merged'],
  ],
  answered: [
    ['revisited', { reached: true, solved: true, satisfied: '满意' }, 'answered'],
    ['revisited', { reached: true, solved: false, satisfied: '不满意' }, 'answered'],
    ['revisited', { reached: false }, 'answered'],
    ['closed', {}, 'closed'],
    ['reopened', { departmentCode: '370102-water' }, 'reopened'],
  ],
  closed: [['reopened', { departmentCode: '370202-land' }, 'reopened']],
  // Whoever gets it back has to see it before anything else is done with it.
  reopened: [['signed', {}, 'dispatched']],
  merged: [['split', {}, 'created']],
};

const pick = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(59));

/** A ticket that goes a way that there is; the first of all is never part of another. */
export const drawnTicket = fc.record({
  regionCode: fc.constantFrom('370102', '370103', '370202'),
  kind: fc.constantFrom('complaint', 'consultation', 'suggestion', 'help'),
  channel: fc.constantFrom('hotline', 'web'),
  start: fc.integer({ min: 0, max: 25 }),
  picks: fc.array(pick, { maxLength: 8 }),
});

/** The moves of a ticket. */
export function movesOf(
  { picks }: { readonly picks: readonly (readonly [number, number])[] },
  mayMerge: boolean,
): readonly Move[] {
  let state: State = 'created';
  return picks.map(([later, choice]): Move => {
    const open = NEXT[state].filter(([type]) => mayMerge || type !== 'merged');
    const [type, data, then] = open[choice % open.length] ?? ['note', {}, state];
    state = then;
    return [later, `ticket.${type}`, data];
  });
}

/** A rating of a case, and what is done about it in any order. */
export const drawnReview = fc.record({
  caseIndex: fc.nat(2),
  channel: fc.constantFrom('qr', 'pc', null),
  grade: fc.integer({ min: 1, max: 5 }),
  origin: fc.constantFrom('active', 'active', 'default', 'imported'),
  realName: fc.boolean(),
  start: fc.integer({ min: 0, max: 25 }),
  moves: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(
        ...['assigned', 'verified', 'rectified', 'fedBack', 'appealed', 'excluded', 'added'],
      ),
      fc.constantFrom('zhao', 'qian'),
    ),
    { maxLength: 6 },
  ),
});

/** A request for a licence and perhaps its answer. */
export const drawnLicence = fc.record({
  regionCode: fc.constantFrom('370102', '370202'),
  start: fc.integer({ min: 0, max: 50 }),
  answer: fc.option(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('shared', 'refused'))),
});
