import { event, PLACE, workingDays } from '../testing/case-fixture.ts';
import type { CaseFacts } from './case-facts.ts';
import { eventsInOrder } from './compare-events.ts';
import { foldCase } from './fold-case.ts';
import type { LoggedEvent } from './logged-event.ts';

function factsOf(...events: readonly LoggedEvent[]): CaseFacts {
  return foldCase(eventsInOrder(events)).facts;
}

describe('facts of a case', () => {
  it('are what the receipt states', () => {
    const facts = factsOf(
      event('received', '2026-03-02', { ...PLACE, channel: 'online', title: '取水许可' }),
    );
    expect<unknown>(facts).toEqual({
      ...PLACE,
      channel: 'online',
      title: '取水许可',
      kind: 'standard',
      statutoryLimit: null,
      commitmentLimit: null,
      applicant: null,
      others: {},
    });
  });

  it('may stand in any case event', () => {
    const facts = factsOf(
      event('received', '2026-03-02', PLACE),
      event('accepted', '2026-03-03', { commitmentLimit: workingDays(5) }),
      event('note', '2026-03-04', { channel: 'window' }),
    );
    expect(facts.commitmentLimit).toEqual({ value: 5, unit: 'workingDay' });
    expect(facts.channel).toBe('window');
  });

  it('are the first in order, not the first to arrive', () => {
    const facts = factsOf(
      event('accepted', '2026-03-03', { regionCode: '370103' }),
      event('received', '2026-03-02', PLACE),
    );
    expect(facts.regionCode).toBe('370102');
  });

  it('move to another region when an earlier event becomes known', () => {
    const facts = factsOf(
      event('received', '2026-03-02', PLACE),
      event('submitted', '2026-03-01', { regionCode: '370103' }),
    );
    expect(facts.regionCode).toBe('370103');
  });

  it('are replaced by a later correction', () => {
    const facts = factsOf(
      event('received', '2026-03-02', { ...PLACE, title: '错' }),
      event('corrected', '2026-03-03', { title: '对' }),
    );
    expect(facts.title).toBe('对');
  });

  it('are replaced by the last of several corrections', () => {
    const facts = factsOf(
      event('received', '2026-03-02', PLACE),
      event('corrected', '2026-03-04', { title: '二' }),
      event('corrected', '2026-03-03', { title: '一' }),
    );
    expect(facts.title).toBe('二');
  });

  it('are cleared by null in a correction', () => {
    const facts = factsOf(
      event('received', '2026-03-02', { ...PLACE, commitmentLimit: workingDays(5) }),
      event('corrected', '2026-03-03', { commitmentLimit: null }),
    );
    expect(facts.commitmentLimit).toBeNull();
  });

  it('that were cleared are not stated again by a source that repeats them', () => {
    const facts = factsOf(
      event('received', '2026-03-02', { ...PLACE, title: '一' }),
      event('corrected', '2026-03-03', { title: null }),
      event('finished', '2026-03-04', { title: '一' }),
    );
    expect(facts.title).toBeNull();
  });

  it('are not stated by null outside a correction', () => {
    const facts = factsOf(
      event('received', '2026-03-02', { ...PLACE, channel: null }),
      event('accepted', '2026-03-03', { channel: 'online' }),
    );
    expect(facts.channel).toBe('online');
  });

  for (const type of ['stepStarted', 'stepFinished']) {
    it(`do not take the department and the officer of ${type}`, () => {
      const facts = factsOf(
        event(type, '2026-03-01', { step: '审查', departmentCode: 'other', officer: '王' }),
        event('received', '2026-03-02', PLACE),
      );
      expect(facts.departmentCode).toBe('370102-water');
      expect<unknown>(facts.others).toEqual({});
    });
  }

  it('take other facts from a step event', () => {
    const facts = factsOf(event('stepStarted', '2026-03-01', { step: '审查', channel: 'online' }));
    expect(facts.channel).toBe('online');
  });

  it('keep what they do not know, as it came', () => {
    const facts = factsOf(
      event('received', '2026-03-02', {
        ...PLACE,
        termName: 'term25',
        officer: '李',
        parts: [1, 2],
      }),
    );
    expect<unknown>(facts.others).toEqual({ termName: 'term25', officer: '李', parts: [1, 2] });
  });

  it('leave out what belongs to one event', () => {
    const facts = factsOf(
      event('suspended', '2026-03-02', {
        reason: 'HEARING',
        limit: workingDays(5),
        ground: '第47条',
      }),
      event('feeCharged', '2026-03-03', { amount: 10, standard: '鲁价费' }),
      event('materialProvided', '2026-03-03', { name: '身份证', how: 'paper' }),
    );
    expect<unknown>(facts.others).toEqual({});
  });

  const kinds: readonly { sent: string | number; kind: string }[] = [
    { sent: 'joint', kind: 'joint' },
    { sent: 'onTheSpot', kind: 'onTheSpot' },
    { sent: 'unheard', kind: 'standard' },
    { sent: 7, kind: 'standard' },
  ];
  for (const { sent, kind } of kinds) {
    it(`take kind ${sent} as ${kind}`, () => {
      expect(factsOf(event('received', '2026-03-02', { kind: sent })).kind).toBe(
        kind as CaseFacts['kind'],
      );
    });
  }

  it('are all absent where nothing states them', () => {
    expect(factsOf(event('note', '2026-03-02')).regionCode).toBeNull();
  });

  it('do not take an unreadable limit', () => {
    expect(
      factsOf(event('received', '2026-03-02', { statutoryLimit: 20 })).statutoryLimit,
    ).toBeNull();
  });
});
