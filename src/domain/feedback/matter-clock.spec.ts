import {
  created,
  deriveT,
  describeClocks,
  dispatched,
  LAND,
  ticketEvent as ticket,
  WATER,
} from './testing/ticket-fixture.ts';

// 2026-03-02 is a Monday; the weeks around it have no holiday.
describeClocks('the clock of a matter, its extensions, rounds and mergers', [
  {
    rule: 'a ticket that nobody has dispatched has no clock',
    events: [created()],
    clock: 'matter',
    shows: undefined,
  },
  {
    rule: 'an end that the source states is that instant, also for the matter',
    events: [
      created(),
      dispatched(WATER, '2026-03-02', { limit: { due: '2026-03-07T12:00:00+08:00' } }),
      ticket('closed', '2026-03-07 12:00'),
    ],
    clock: 'matter',
    shows: '2026-03-07T04:00:00.000Z onTime',
  },
  {
    rule: 'nor has the matter of a first dispatch without a limit',
    events: [created(), dispatched(WATER, '2026-03-02', { limit: null })],
    clock: 'matter',
    shows: undefined,
  },
  {
    rule: 'a return and another dispatch do not begin the matter anew',
    events: [
      created(),
      dispatched(),
      ticket('returned', '2026-03-04', { reason: '不属本单位' }),
      dispatched(LAND, '2026-03-05'),
    ],
    asOf: '2026-03-05 11:00',
    clock: 'matter',
    shows: '2026-03-09 running',
  },
  {
    rule: 'nor does a transfer',
    events: [
      created(),
      dispatched(),
      ticket('transferred', '2026-03-06', { departmentCode: LAND }),
    ],
    asOf: '2026-03-06 11:00',
    clock: 'matter',
    shows: '2026-03-09 running',
  },
  {
    rule: 'what an assisting department says does not answer the caller',
    events: [
      created(),
      dispatched(),
      ticket('assisted', '2026-03-03', { departmentCode: LAND }),
      ticket('replied', '2026-03-04', { departmentCode: LAND }),
    ],
    clock: 'matter',
    shows: '2026-03-09 overdue',
  },
  {
    rule: 'an extension moves the clock of whoever asked for it',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-09', { by: { value: 3, unit: 'workingDay' } }),
      ticket('extensionGranted', '2026-03-10', {}),
    ],
    asOf: '2026-03-10 11:00',
    clock: `close:${WATER}`,
    shows: '2026-03-12 running',
  },
  {
    rule: 'and the clock of the matter',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-09', { extension: { value: 3, unit: 'workingDay' } }),
      ticket('extensionGranted', '2026-03-10', { by: 'wang' }),
    ],
    asOf: '2026-03-10 11:00',
    clock: 'matter',
    shows: '2026-03-12 running',
  },
  {
    rule: 'the grant may say another length than was asked for',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-09', { by: { value: 8, unit: 'workingDay' } }),
      ticket('extensionGranted', '2026-03-09 15:00', { by: { value: 2, unit: 'workingDay' } }),
    ],
    asOf: '2026-03-10 11:00',
    clock: `close:${WATER}`,
    shows: '2026-03-11 running',
  },
  {
    rule: 'one that was asked for after the due day moves nothing',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-10', { by: { value: 3, unit: 'workingDay' } }),
      ticket('extensionGranted', '2026-03-10 15:00', {}),
    ],
    asOf: '2026-03-11',
    clock: `close:${WATER}`,
    shows: '2026-03-09 overdue',
  },
  {
    rule: 'nor one of more than ten working days',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-09', { by: { value: 11, unit: 'workingDay' } }),
      ticket('extensionGranted', '2026-03-09 15:00', {}),
    ],
    asOf: '2026-03-11',
    clock: `close:${WATER}`,
    shows: '2026-03-09 overdue',
  },
  {
    rule: 'nor one that was denied',
    events: [
      created(),
      dispatched(),
      ticket('extensionRequested', '2026-03-09', { by: { value: 3, unit: 'workingDay' } }),
      ticket('extensionDenied', '2026-03-09 15:00', { reason: '不属复杂事项' }),
    ],
    asOf: '2026-03-11',
    clock: `close:${WATER}`,
    shows: '2026-03-09 overdue',
  },
  {
    rule: 'two extensions count as long as they are ten working days together',
    events: [
      created(),
      dispatched(),
      ticket('extensionGranted', '2026-03-05', { by: { value: 4, unit: 'workingDay' } }),
      ticket('extensionGranted', '2026-03-12', { by: { value: 6, unit: 'workingDay' } }),
    ],
    asOf: '2026-03-13',
    clock: `close:${WATER}`,
    shows: '2026-03-23 running',
  },
  {
    rule: 'a re-handling is a round with a matter of its own, and the first keeps what it was',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-06'),
      ticket('reopened', '2026-03-16'),
    ],
    asOf: '2026-03-17',
    clock: 'matter',
    shows: '2026-03-09 onTime',
  },
  {
    rule: 'the matter of a re-handling runs from the reopening',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-06'),
      ticket('reopened', '2026-03-16'),
    ],
    asOf: '2026-03-17',
    clock: 'matter:2',
    shows: '2026-03-23 running',
  },
  {
    rule: 'whoever answered has it again with the reopening',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-06'),
      ticket('reopened', '2026-03-16'),
    ],
    asOf: '2026-03-17',
    clock: `close:${WATER}:2`,
    shows: '2026-03-23 running',
  },
  {
    rule: 'a dispatch right after the reopening takes its place',
    events: [
      created(),
      dispatched(),
      ticket('replied', '2026-03-06'),
      ticket('reopened', '2026-03-16'),
      dispatched(LAND, '2026-03-17'),
    ],
    asOf: '2026-03-17 11:00',
    clock: `close:${WATER}:2`,
    shows: undefined,
  },
  {
    rule: 'a merger ends no matter: the caller waits for the same answer',
    events: [created(), dispatched(), ticket('merged', '2026-03-03', { into: 'T2' })],
    asOf: '2026-03-10',
    clock: 'matter',
    shows: '2026-03-09 overdue',
  },
  {
    rule: 'what is told to the caller of a merged ticket ends it',
    events: [
      created(),
      dispatched(),
      ticket('merged', '2026-03-03', { into: 'T2' }),
      ticket('replied', '2026-03-09'),
    ],
    clock: 'matter',
    shows: '2026-03-09 onTime',
  },
  {
    rule: 'a merger takes the ticket from its department',
    events: [created(), dispatched(), ticket('merged', '2026-03-03', { into: 'T2' })],
    clock: `close:${WATER}`,
    shows: '2026-03-09 void',
  },
  {
    rule: 'a split gives it back as if it had never been merged',
    events: [
      created(),
      dispatched(),
      ticket('merged', '2026-03-03', { into: 'T2' }),
      ticket('split', '2026-03-04'),
    ],
    asOf: '2026-03-05',
    clock: `close:${WATER}`,
    shows: '2026-03-09 running',
  },
]);

describe('the clocks of a ticket', () => {
  it('count the matter for the department that had it first', () => {
    const derived = deriveT(
      [created(), dispatched(), ticket('transferred', '2026-03-03', { departmentCode: LAND })],
      '2026-06-01',
    );
    const matter = derived.clocks.find(({ id }) => id === 'matter');
    expect([matter?.departmentCode, derived.departmentCode]).toEqual([WATER, LAND]);
  });
});
