import fc from 'fast-check';
import { readScheme } from '#contract/read-assessment.ts';
import { assess } from '#domain/assessment/assess.ts';
import { compare, decimalText, multiply, whole } from '#domain/assessment/decimal.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import type { Indicator, Scheme, Unit } from '#domain/assessment/scheme.ts';
import { scoreItem } from '#domain/assessment/score-item.ts';
import { unit } from '#domain/assessment/testing/assessed.ts';
import {
  betterWay,
  drawnValues,
  merged,
  withOne,
  withOneWorse,
} from '#domain/assessment/testing/drawn-values.ts';
import type { Values } from '#domain/assessment/testing/drawn-values.ts';
import { SHIPPED_SCHEMES } from './schemes.ts';

/** The largest sample that a shipped scheme asks for. */
const ENOUGH = 30;

function totalOf(of: Scheme, values: Values) {
  const [scored] = assess(of, [unit('u', values)]).units;
  if (scored === undefined) throw new RangeError('left out');
  return scored.total;
}

function told(of: Scheme, units: readonly Unit[]): readonly string[] {
  return assess(of, units)
    .units.map(({ unit: { id }, total, rank }) => `${id} ${decimalText(total, 2)} ${rank}`)
    .sort();
}

for (const { id: name, scheme: text } of SHIPPED_SCHEMES) {
  const scheme = readScheme(text);
  const values = drawnValues(scheme, ENOUGH);

  describe(`the shipped scheme ${name}`, () => {
    for (const leaf of leavesOf(scheme.indicators)) {
      const way = betterWay(leaf.rule);

      it(`never lowers a total for a better ${leaf.id}, and never raises one for a worse`, () => {
        fc.assert(
          fc.property(values, (drawn) => {
            const value = drawn[leaf.id];
            if (value === undefined) throw new RangeError(leaf.id);
            const before = totalOf(scheme, drawn);
            const [better, worse] = [withOne(value, way), withOneWorse(value, way)];
            if (better !== undefined) {
              const after = totalOf(scheme, { ...drawn, [leaf.id]: better });
              expect(compare(after, before)).toBeGreaterThanOrEqual(0);
            }
            if (worse !== undefined) {
              const after = totalOf(scheme, { ...drawn, [leaf.id]: worse });
              expect(compare(after, before)).toBeLessThanOrEqual(0);
            }
          }),
          { numRuns: 40 },
        );
      });

      it(`does move for ${leaf.id}`, () => {
        // Without it, all that is said above of a total would hold of one that never moves.
        const [low, high] = [0, 1].map((best): string => {
          const value = extremeOf(leaf, way === 1 ? best : 1 - best);
          const drawn = fc.sample(values, { numRuns: 1, seed: 1 })[0] ?? {};
          return decimalText(totalOf(scheme, { ...drawn, [leaf.id]: value }), 2);
        });
        expect(Number(high)).toBeGreaterThan(Number(low));
      });
    }

    it('gives each unit the same total and rank in any order of the units', () => {
      const list = fc.array(fc.tuple(values, fc.nat()), { minLength: 2, maxLength: 7 });
      fc.assert(
        fc.property(list, (drawn) => {
          const units = drawn.map(([own, key], place) => ({ one: unit(`u${place}`, own), key }));
          const shuffled = [...units].sort((one, other) => one.key - other.key);
          const plain = (some: typeof units) =>
            told(
              scheme,
              some.map(({ one }) => one),
            );
          expect(plain(shuffled)).toEqual(plain(units));
        }),
        { numRuns: 40 },
      );
    });

    it('moves nobody when all weights are larger alike, where totals are not rounded', () => {
      const fine = { ...scheme, rounding: { ...scheme.rounding, total: 8 } };
      const list = fc.array(values, { minLength: 2, maxLength: 6 });
      fc.assert(
        fc.property(list, fc.integer({ min: 2, max: 9 }), (drawn, by) => {
          const units = drawn.map((own, place) => unit(`u${place}`, own));
          const larger = fine.indicators.map((one): Indicator => ({
            ...one,
            weight: multiply(one.weight, whole(by)),
          }));
          const ranks = (of: Scheme) => assess(of, units).units.map(({ rank }) => rank);
          expect(ranks({ ...fine, indicators: larger })).toEqual(ranks(fine));
        }),
        { numRuns: 40 },
      );
    });

    it('gives two units that become one, of each rate, a score that lies between theirs', () => {
      fc.assert(
        fc.property(values, values, (one, other) => {
          const both = merged(one, other);
          for (const leaf of leavesOf(scheme.indicators)) {
            if (one[leaf.id]?.kind !== 'rate') continue;
            const [first, second, whole_] = [one, other, both].map((own) => {
              const { score } = scoreItem(leaf, unit('u', own), scheme.rounding);
              return Number(decimalText(score ?? whole(0), 2));
            }) as [number, number, number];
            expect(whole_).toBeGreaterThanOrEqual(Math.min(first, second));
            expect(whole_).toBeLessThanOrEqual(Math.max(first, second));
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

/** The worst or best value of a leaf for a scheme in which more is better. */
function extremeOf({ rule }: Indicator, best: number): Values[string] {
  if (rule.type === 'manual') return { kind: 'score', score: best === 1 ? rule.full : whole(0) };
  if (rule.type === 'deductPerEvent') return { kind: 'count', count: whole(best * 9) };
  return { kind: 'rate', numerator: whole(best * ENOUGH), denominator: whole(ENOUGH) };
}
