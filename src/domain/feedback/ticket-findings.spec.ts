import type { LoggedEvent } from '../cases/logged-event.ts';
import {
  created,
  deriveT,
  dispatched,
  LAND,
  ticketEvent as ticket,
  WATER,
} from './testing/ticket-fixture.ts';

const RETURN = { reason: '不属本单位' };

interface Row {
  readonly rule: string;
  readonly events: readonly LoggedEvent[];
  /** Code and day of each finding. */
  readonly found: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    rule: 'a usual course has none',
    events: [
      created(),
      dispatched(),
      ticket('signed', '2026-03-02 15:00'),
      ticket('replied', '2026-03-05', { text: '已处理' }),
      ticket('revisited', '2026-03-06', { reached: true, solved: true, satisfied: 'satisfied' }),
      ticket('closed', '2026-03-06 10:00'),
    ],
    found: [],
  },
  {
    rule: 'nobody can sign for what was not dispatched',
    events: [created(), ticket('signed', '2026-03-03')],
    found: ['beforeDispatch 2026-03-03'],
  },
  {
    rule: 'nothing is handled after the end, apart from call-backs',
    events: [
      created(),
      dispatched(),
      ticket('closed', '2026-03-03'),
      ticket('returned', '2026-03-04', RETURN),
    ],
    found: ['eventAfterEnd 2026-03-04'],
  },
  {
    rule: 'a ticket is not over before it is there',
    events: [ticket('closed', '2026-03-01'), created()],
    found: ['eventAfterEnd 2026-03-02'],
  },
  {
    rule: 'within one instant nobody knows whether it was over first',
    events: [{ ...ticket('closed', '2026-03-02 09:00'), source: 'urn:a' }, created()],
    found: [],
  },
  {
    rule: 'that it was created in the same instant explains no dispatch after the end',
    events: [ticket('closed', '2026-03-01'), created(), dispatched(WATER, '2026-03-02 09:00')],
    found: ['eventAfterEnd 2026-03-02', 'dispatchedAfterEnd 2026-03-02'],
  },
  {
    rule: 'what has no answer cannot be handled again',
    events: [created(), dispatched(), ticket('reopened', '2026-03-03')],
    found: ['reopenedWithoutEnd 2026-03-03'],
  },
  {
    rule: 'a dispatch after the answer is a re-handling that nobody named',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-03'),
      dispatched(WATER, '2026-03-04'),
    ],
    found: ['dispatchedAfterEnd 2026-03-04'],
  },
  {
    rule: 'nobody is called back about what has no answer',
    events: [created(), dispatched(), ticket('revisited', '2026-03-03', { reached: true })],
    found: ['revisitedBeforeAnswer 2026-03-03'],
  },
  {
    rule: 'a ticket is not part of itself, and only what was merged can be split',
    events: [
      created(),
      ticket('merged', '2026-03-03', { into: 'T2026030200001' }),
      ticket('split', '2026-03-04'),
    ],
    found: ['mergedIntoItself 2026-03-03', 'splitWithoutMerger 2026-03-04'],
  },
  {
    rule: 'a return after its two working days is late',
    events: [created(), dispatched(), ticket('returned', '2026-03-05', RETURN)],
    found: ['returnedLate 2026-03-05'],
  },
  {
    rule: 'a return needs a reason',
    events: [created(), dispatched(), ticket('returned', '2026-03-03', { reason: ' ' })],
    found: ['returnWithoutReason 2026-03-03'],
  },
  {
    rule: 'a dispatch to whoever has refused it goes round',
    events: [
      created(),
      dispatched(),
      ticket('returned', '2026-03-02 11:00', RETURN),
      dispatched(WATER, '2026-03-03'),
    ],
    found: ['returnsGoRound 2026-03-03'],
  },
  {
    rule: 'a third return means that nobody wants it',
    events: [
      created(),
      ...[WATER, LAND, '370102-health'].flatMap((code, place) => [
        dispatched(code, `2026-03-0${place + 2} 10:00`),
        ticket('returned', `2026-03-0${place + 2} 11:00`, RETURN),
      ]),
    ],
    found: [
      'unknownDepartment 2026-03-03',
      'unknownDepartment 2026-03-04',
      'returnsGoRound 2026-03-04',
    ],
  },
  {
    rule: 'an extension is granted by another person than asked for it',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-03', {
        by: 'zhao',
        extension: { value: 2, unit: 'workingDay' },
      }),
      ticket('extensionGranted', '2026-03-04', { by: 'zhao' }),
    ],
    found: ['extensionSamePerson 2026-03-04'],
  },
  {
    rule: 'one that moves nothing says why, for both clocks',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-03', { extension: { value: 2, unit: 'workingHour' } }),
      ticket('extensionGranted', '2026-03-04', {}),
    ],
    found: ['extensionUnit 2026-03-04', 'extensionUnit 2026-03-04'],
  },
  {
    rule: 'one that nobody asked for is a question, and counts',
    events: [
      created(),
      dispatched(),
      ticket('extensionGranted', '2026-03-04', { by: { value: 2, unit: 'workingDay' } }),
    ],
    found: ['extensionNotRequested 2026-03-04'],
  },
  {
    rule: 'an answer on the last day that has to be given again',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-09'),
      ticket('reopened', '2026-03-10'),
    ],
    found: ['endedAtLastMoment 2026-03-10'],
  },
  {
    rule: 'an answer before the last day that has to be given again is none',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-06'),
      ticket('reopened', '2026-03-10'),
    ],
    found: [],
  },
  {
    rule: 'an answer that is copied word for word',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-05', { text: '已转交相关部门处理。' }),
      ticket('reopened', '2026-03-06'),
      ticket('replied', '2026-03-07', { text: ' 已转交相关部门处理。' }),
    ],
    found: ['copiedReply 2026-03-07'],
  },
  {
    rule: 'what the caller says last in a round counts',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-05'),
      ticket('revisited', '2026-03-06', { reached: true, satisfied: '不满意' }),
      ticket('revisited', '2026-03-06 15:00', { reached: true, satisfied: '基本满意' }),
    ],
    found: [],
  },
  {
    rule: 'dissatisfied, and still dissatisfied after a re-handling',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-05'),
      ticket('revisited', '2026-03-06', { reached: true, satisfied: false }),
      ticket('reopened', '2026-03-06 10:00'),
      ticket('replied', '2026-03-07'),
      ticket('revisited', '2026-03-09', { reached: true, satisfied: 'dissatisfied' }),
    ],
    found: ['dissatisfiedAtCallBack 2026-03-06', 'dissatisfiedAfterRehandling 2026-03-09'],
  },
  {
    rule: 'codes that nobody knows',
    events: [created({ kind: 'wish', regionCode: '999999' }), dispatched(LAND)],
    found: ['unknownRegion 2026-03-02', 'unknownKind 2026-03-02', 'unknownDepartment 2026-03-02'],
  },
  {
    rule: 'what was reported a working day late',
    events: [created(), { ...dispatched(), receivedAt: Date.parse('2026-03-04T09:00:00+08:00') }],
    found: ['reportedLate 2026-03-02'],
  },
  {
    rule: 'within one instant the order of unnumbered events says nothing',
    events: [
      created(),
      { ...dispatched(), time: Date.parse('2026-03-02T10:00:00+08:00') },
      { ...ticket('closed', '2026-03-03'), source: 'urn:a' },
      { ...ticket('returned', '2026-03-03', RETURN), source: 'urn:b' },
    ],
    found: [],
  },
];

describe('the findings of a ticket', () => {
  for (const { rule, events, found } of ROWS) {
    it(rule, () => {
      const { findings } = deriveT(events, '2026-06-01');
      const told = findings.map(({ code, at }) => {
        return `${code} ${new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)}`;
      });
      expect(told).toEqual([...found]);
    });
  }
});
