import {
  day,
  decision,
  derive,
  event,
  PLACE,
  settle,
  workingDays,
} from './testing/case-fixture.ts';

/** Cells of one sort, read back from their text. */
function cells(events: Parameters<typeof derive>[0], asOf: string, sort: string): unknown[][] {
  return settle(events, asOf)
    .derived.contribution.map(([text]) => JSON.parse(text) as unknown[])
    .filter(([first]) => first === sort);
}

const path = '370000/370100/370102/';
const department = '370102-water';
const item = '370100-water-01';

describe('contribution of a case', () => {
  const received = event('received', '2026-03-02', {
    ...PLACE,
    channel: 'online',
    commitmentLimit: workingDays(5),
  });
  const accepted = event('accepted', '2026-03-03');

  it('has a cell for each clock, under its due day', () => {
    expect(cells([received, accepted], '2026-03-04', 'clock')).toEqual([
      ['clock', 'correctionNotice', path, department, item, day('2026-03-09'), 'onTime'],
      ['clock', 'commitment', path, department, item, day('2026-03-10'), 'running'],
    ]);
  });

  it('moves a clock to another bucket with time', () => {
    expect(cells([received, accepted], '2026-03-11', 'clock')[1]).toEqual([
      'clock',
      'commitment',
      path,
      department,
      item,
      day('2026-03-10'),
      'overdue',
    ]);
  });

  it('has no due day for a clock that is suspended without end', () => {
    const suspended = event('suspended', '2026-03-04', { reason: 'HEARING' });
    expect(cells([received, accepted, suspended], '2026-03-05', 'clock')[1]).toEqual([
      'clock',
      'commitment',
      path,
      department,
      item,
      null,
      'suspended',
    ]);
  });

  it('files a due instant under its local day', () => {
    const stated = event('accepted', '2026-03-03', {
      ...PLACE,
      commitmentLimit: { due: '2026-03-10T01:00:00+08:00' },
    });
    expect(cells([stated], '2026-03-04', 'clock')).toEqual([
      ['clock', 'commitment', path, department, item, day('2026-03-10'), 'running'],
    ]);
  });

  it('files a step under its own department', () => {
    const step = event('stepStarted', '2026-03-03 10:00', {
      step: '审查',
      departmentCode: 'fire',
      limit: workingDays(3),
    });
    expect(cells([received, accepted, step], '2026-03-04', 'clock')[2]).toEqual([
      'clock',
      'step',
      path,
      'fire',
      item,
      day('2026-03-06'),
      'running',
    ]);
  });

  it('has a cell for each milestone, under its day and channel', () => {
    const events = [
      received,
      accepted,
      event('decided', '2026-03-04', { result: 'approved' }),
      event('finished', '2026-03-05'),
      event('delivered', '2026-03-06'),
    ];
    expect(cells(events, '2026-03-07', 'volume')).toEqual([
      ['volume', 'received', path, department, item, 'online', day('2026-03-02')],
      ['volume', 'accepted', path, department, item, 'online', day('2026-03-03')],
      ['volume', 'finished', path, department, item, 'online', day('2026-03-05')],
      ['volume', 'delivered', path, department, item, 'online', day('2026-03-06')],
    ]);
  });

  it('counts a case that silence accepted under the day it was received', () => {
    expect(cells([received], '2026-03-10', 'volume')[1]).toEqual([
      'volume',
      'accepted',
      path,
      department,
      item,
      'online',
      day('2026-03-02'),
    ]);
  });

  it('has a cell for each card, under the day its ground arose', () => {
    expect(cells([received, accepted], '2026-03-12', 'card')).toEqual([
      ['card', 'warning', path, department, item, day('2026-03-09')],
      ['card', 'yellow', path, department, item, day('2026-03-11')],
    ]);
  });

  it('drops a card that was revoked', () => {
    const { events } = settle([received, accepted], '2026-03-11');
    const yellow = events.find(({ id }) => id.includes('yellow'))?.id ?? '';
    const revoked = [
      ...events,
      decision('card.revoked', '2026-03-12', { card: yellow, by: 'sun', reason: '误发' }),
    ];
    expect(cells(revoked, '2026-03-12', 'card').map(([, level]) => level)).toEqual(['warning']);
  });

  it('adds up equal cells', () => {
    const steps = ['a', 'b'].map((stepId) =>
      event('stepStarted', '2026-03-03 10:00', { step: '审查', stepId, limit: workingDays(3) }),
    );
    const found = derive([accepted, ...steps], '2026-03-04').contribution.find(([text]) =>
      text.startsWith('["clock","step"'),
    );
    expect(found?.[1]).toBe(2);
  });

  it('writes codes of any content as JSON', () => {
    const odd = event('received', '2026-03-02', {
      ...PLACE,
      itemCode: '"quoted"\\',
      channel: '窗口"',
    });
    expect(cells([odd], '2026-03-03', 'volume')[0]).toEqual([
      'volume',
      'received',
      path,
      department,
      '"quoted"\\',
      '窗口"',
      day('2026-03-02'),
    ]);
  });

  it('is nothing for what is absent', () => {
    const bare = event('received', '2026-03-02');
    expect(cells([bare], '2026-03-03', 'volume')[0]).toEqual([
      'volume',
      'received',
      'unassigned/',
      null,
      null,
      null,
      day('2026-03-02'),
    ]);
  });
});
