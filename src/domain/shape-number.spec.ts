import fc from 'fast-check';
import { briefOf } from './case-brief.ts';
import { shapeOf } from './case-shape.ts';
import { deriveCase } from './derive-case.ts';
import { shapeNumber } from './shape-number.ts';
import { at, configuration, event, PLACE, workingDays } from './testing/case-fixture.ts';
import { aHistory, aMoment } from './testing/random-history.ts';

const now = configuration();

describe('the number of the shape of a case', () => {
  it('is there where a shape is, the same of what is kept in brief, and one for one shape alone', () => {
    const shapes = new Map<number, string>();
    const numbers = new Map<string, number>();
    let shared = 0;
    fc.assert(
      fc.property(aHistory, aMoment, (events, asOf) => {
        const brief = briefOf(events, now, asOf);
        const shape = shapeOf(brief, now);
        const key = shape && JSON.stringify(shape);
        const { shape: number } = deriveCase(events, now, asOf);
        const isImpossible = brief.impossible.length > 0;
        expect(shapeNumber({ ...brief, isImpossible }, now)).toBe(number ?? null);
        expect(number === null).toBe(key === undefined);
        if (key === undefined || number == null) return;
        if (numbers.has(key)) shared += 1;
        expect(numbers.get(key) ?? number).toBe(number);
        expect(shapes.get(number) ?? key).toBe(key);
        shapes.set(number, key);
        numbers.set(key, number);
      }),
      { numRuns: 6000 },
    );
    expect(shapes.size).toBeGreaterThan(1000);
    expect(shared).toBeGreaterThan(100);
  });

  it('holds from when it was derived until the case changes by itself', () => {
    fc.assert(
      fc.property(aHistory, aMoment, fc.nat(60), (events, asOf, later) => {
        const derived = deriveCase(events, now, asOf);
        const moment = asOf + later * 86_400_000;
        if (moment >= (derived.nextAt ?? Infinity)) return;
        expect(deriveCase(events, now, moment).shape).toBe(derived.shape ?? null);
      }),
      { numRuns: 2000 },
    );
  });

  const numberOf = (more: object, accepted = '2026-03-02 09:31', finished = '2026-03-05 09:59') => {
    const events = [
      event('received', '2026-03-02 09:01', {
        ...{ ...PLACE, commitmentLimit: workingDays(5), statutoryLimit: workingDays(20) },
        ...more,
      }),
      event('accepted', accepted, {}),
      event('stepStarted', accepted, { step: '审查', limit: workingDays(3) }),
      event('finished', finished, {}),
    ];
    return deriveCase(events, now, at('2026-04-20')).shape;
  };
  const plain = numberOf({});
  const others: readonly (readonly [why: string, number: number | null | undefined])[] = [
    ['another commitment limit', numberOf({ commitmentLimit: workingDays(6) })],
    ['another statutory limit', numberOf({ statutoryLimit: workingDays(21) })],
    ['a limit of other days', numberOf({ commitmentLimit: { value: 5, unit: 'naturalDay' } })],
    ['another kind', numberOf({ kind: 'joint' })],
    ['another day of acceptance', numberOf({}, '2026-03-03 09:31')],
    ['another day of its finish', numberOf({}, '2026-03-02 09:31', '2026-03-06 09:59')],
    ['another order of a day', numberOf({}, '2026-03-02 08:59')],
  ];
  for (const [why, number] of others) {
    it(`is another one with ${why}`, () => {
      expect(number).toEqual(jasmine.any(Number));
      expect(number).not.toBe(plain);
    });
  }

  it('is a whole number that a store keeps exactly', () => {
    expect(Number.isSafeInteger(plain)).toBeTrue();
    expect(plain).toBe(numberOf({ title: 'T', regionCode: '370102', departmentCode: 'D9' }));
  });
});
