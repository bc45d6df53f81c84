import { codesOf, derive, event, PLACE } from '../testing/case-fixture.ts';
import type { Json } from './logged-event.ts';

function found(
  ...rows: readonly (readonly [string, string, Readonly<Record<string, Json>>])[]
): string[] {
  const events = rows.map(([type, time, data]) => event(type, time, data));
  return codesOf(derive([event('received', '2026-03-02 08:00', PLACE), ...events], '2026-03-06'));
}

describe('findings about conduct', () => {
  it('one correction notice is as the law wants it', () => {
    expect(found(['correctionRequested', '2026-03-03', {}])).toEqual([]);
  });

  it('a second correction notice is asked about: all that is missing is told at once', () => {
    expect(
      found(
        ['correctionRequested', '2026-03-03', {}],
        ['correctionSubmitted', '2026-03-03 15:00', {}],
        ['correctionRequested', '2026-03-04', {}],
      ),
    ).toEqual(['secondCorrectionNotice']);
  });

  const officers: readonly { why: string; accepting: Json; deciding: Json; codes: string[] }[] = [
    {
      why: 'the same officer accepts and decides',
      accepting: '王',
      deciding: '王',
      codes: ['sameOfficer'],
    },
    { why: 'two officers', accepting: '王', deciding: '李', codes: [] },
    { why: 'nobody is named', accepting: null, deciding: null, codes: [] },
    { why: 'only one is named', accepting: null, deciding: '李', codes: [] },
  ];
  for (const { why, accepting, deciding, codes } of officers) {
    it(`${why}: ${codes.length === 0 ? 'nothing to ask' : 'a question'}`, () => {
      expect(
        found(
          ['accepted', '2026-03-02 09:00', { officer: accepting }],
          ['decided', '2026-03-04', { result: 'approved', officer: deciding }],
        ),
      ).toEqual(codes);
    });
  }

  it('the officer of the last step before it stands for the decider', () => {
    expect(
      found(
        ['accepted', '2026-03-02 09:00', { officer: '王' }],
        ['stepStarted', '2026-03-03', { step: '审查', officer: '李' }],
        ['stepFinished', '2026-03-03 11:00', { step: '审查' }],
        ['stepStarted', '2026-03-03 11:00', { step: '批准', officer: '王' }],
        ['stepFinished', '2026-03-04', { step: '批准' }],
        ['decided', '2026-03-04 10:00', { result: 'approved' }],
      ),
    ).toEqual(['sameOfficer']);
  });

  it('an earlier step of the same officer is nothing to ask about', () => {
    expect(
      found(
        ['accepted', '2026-03-02 09:00', { officer: '王' }],
        ['stepStarted', '2026-03-03', { step: '审查', officer: '王' }],
        ['stepFinished', '2026-03-03 11:00', { step: '审查' }],
        ['stepStarted', '2026-03-03 11:00', { step: '批准', officer: '李' }],
        ['stepFinished', '2026-03-04', { step: '批准' }],
        ['decided', '2026-03-04 10:00', { result: 'approved' }],
      ),
    ).toEqual([]);
  });

  it('a step that goes on after the decision says nothing of who decided', () => {
    expect(
      found(
        ['accepted', '2026-03-02 09:00', { officer: '王' }],
        ['stepStarted', '2026-03-03', { step: '批准', officer: '李' }],
        ['stepFinished', '2026-03-03 11:00', { step: '批准' }],
        ['stepStarted', '2026-03-03 12:00', { step: '制证', officer: '王' }],
        ['decided', '2026-03-04 10:00', { result: 'approved' }],
        ['stepFinished', '2026-03-05', { step: '制证' }],
        ['stepStarted', '2026-03-05', { step: '归档', officer: '王' }],
      ),
    ).toEqual([]);
  });

  it('a step finished at the instant of the decision does', () => {
    expect(
      found(
        ['accepted', '2026-03-02 09:00', { officer: '王' }],
        ['stepStarted', '2026-03-03', { step: '批准', officer: '王' }],
        ['stepFinished', '2026-03-04 10:00', { step: '批准' }],
        ['decided', '2026-03-04 10:00', { result: 'approved' }],
      ),
    ).toEqual(['sameOfficer']);
  });

  const refusals: readonly {
    type: string;
    data: Readonly<Record<string, Json>>;
    asked: boolean;
  }[] = [
    { type: 'decided', data: { result: 'denied' }, asked: true },
    { type: 'decided', data: { result: 'denied', reason: '  ' }, asked: true },
    { type: 'decided', data: { result: 'denied', reason: '不符合第五条' }, asked: false },
    { type: 'decided', data: { result: 'approved' }, asked: false },
    { type: 'notAccepted', data: { reason: '' }, asked: true },
    { type: 'notAccepted', data: { reason: '不属于本机关职权' }, asked: false },
  ];
  for (const { type, data, asked } of refusals) {
    it(`${type} ${JSON.stringify(data)}: ${asked ? 'refused without a reason' : 'nothing to ask'}`, () => {
      const codes = found(['accepted', '2026-03-02 09:00', {}], [type, '2026-03-04', data]);
      expect(codes.includes('refusalWithoutReason')).toBe(asked);
    });
  }

  const fees: readonly { data: Readonly<Record<string, Json>>; asked: boolean }[] = [
    { data: { amount: 50 }, asked: true },
    { data: { amount: '50.00' }, asked: true },
    { data: { amount: 50, standard: '鲁价费发〔2016〕1号' }, asked: false },
    { data: { amount: 50, standard: 50 }, asked: false },
    { data: { amount: 50, standard: '' }, asked: true },
    { data: { amount: 0 }, asked: false },
    { data: {}, asked: false },
  ];
  for (const { data, asked } of fees) {
    it(`a fee of ${JSON.stringify(data)} ${asked ? 'has no standard' : 'is nothing to ask about'}`, () => {
      const codes = found(['accepted', '2026-03-02 09:00', {}], ['feeCharged', '2026-03-04', data]);
      expect(codes.includes('feeWithoutStandard')).toBe(asked);
    });
  }
});
