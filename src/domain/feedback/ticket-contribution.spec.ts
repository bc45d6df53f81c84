import {
  created,
  deriveT,
  dispatched,
  LAND,
  ticketEvent as ticket,
  WATER,
} from './testing/ticket-fixture.ts';

/** Cells of a measure as `name department kind amount`. */
function cellsOf(measure: string, events: Parameters<typeof deriveT>[0]): readonly string[] {
  const { contribution } = deriveT(events, '2026-06-01');
  return contribution.flatMap(([cell, amount]) => {
    const [of, name, , department, , , kind] = JSON.parse(cell) as readonly unknown[];
    return of === measure ? [[name, department, kind, amount].map(String).join(' ')] : [];
  });
}

const RETURNED = [
  created(),
  dispatched(),
  ticket('returned', '2026-03-03', { reason: '不属本单位' }),
  dispatched(LAND, '2026-03-04'),
  ticket('replied', '2026-03-05'),
  ticket('closed', '2026-03-06'),
];

describe('what a ticket adds to the counts', () => {
  it('is its clocks, each for its department, and the closing ones once more by the kind of ticket', () => {
    expect(cellsOf('clock', RETURNED)).toEqual([
      `matter ${WATER} onTime 1`,
      `sign ${WATER} onTime 1`,
      `return ${WATER} onTime 1`,
      `close ${WATER} void 1`,
      `sign ${LAND} onTime 1`,
      `return ${LAND} void 1`,
      `close ${LAND} onTime 1`,
      `complaint ${WATER} void 1`,
      `complaint ${LAND} onTime 1`,
    ]);
  });

  it('is what happened, for the department that was meant, by channel', () => {
    expect(cellsOf('ticket', RETURNED)).toEqual([
      `created ${LAND} hotline 1`,
      `dispatched ${WATER} hotline 1`,
      `returned ${WATER} hotline 1`,
      `dispatched ${LAND} hotline 1`,
      `replied ${LAND} hotline 1`,
      `closed ${LAND} hotline 1`,
    ]);
    expect(cellsOf('inflow', RETURNED)).toEqual([`complaint ${LAND} hotline 1`]);
  });

  it('is an answer on the line without any dispatch', () => {
    const answered = [
      created({ kind: 'consultation' }),
      ticket('answeredDirectly', '2026-03-02 10:00'),
    ];
    expect(cellsOf('ticket', answered)).toEqual([
      'created null hotline 1',
      'answered null hotline 1',
    ]);
    expect(cellsOf('clock', answered)).toEqual([]);
  });

  it('says of one that is merged that its creation repeated another, until it is split', () => {
    const merged = [created(), ticket('merged', '2026-03-04', { into: 'T2' })];
    expect(cellsOf('ticket', merged)).toEqual([
      'created null hotline 1',
      'merged null hotline 1',
      'repeated null hotline 1',
    ]);
    expect(cellsOf('ticket', [...merged, ticket('split', '2026-03-05')])).toEqual([
      'created null hotline 1',
    ]);
  });

  it('is every call-back, and of each round the last word', () => {
    const events = [
      created(),
      dispatched(),
      ticket('replied', '2026-03-04'),
      ticket('revisited', '2026-03-05', { reached: false }),
      ticket('revisited', '2026-03-06', { reached: true, solved: false, satisfied: '不满意' }),
      ticket('reopened', '2026-03-06 10:00'),
      ticket('replied', '2026-03-07'),
      ticket('revisited', '2026-03-09', { reached: true, solved: true, satisfied: '基本满意' }),
    ];
    expect(cellsOf('callBack', events)).toEqual([
      `made ${WATER} null 1`,
      `made ${WATER} null 1`,
      `reached ${WATER} null 1`,
      `made ${WATER} null 1`,
      `reached ${WATER} null 1`,
      `solved ${WATER} no 1`,
      `satisfied ${WATER} no 1`,
      `solved ${WATER} yes 1`,
      `satisfied ${WATER} yes 1`,
    ]);
  });

  it('names no closing clock by a kind that nobody knows', () => {
    const events = [created({ kind: 'close' }), dispatched(), ticket('closed', '2026-03-03')];
    expect(cellsOf('clock', events).filter((line) => line.startsWith('close'))).toEqual([
      `close ${WATER} onTime 1`,
    ]);
    expect(cellsOf('inflow', events)).toEqual([]);
  });
});
