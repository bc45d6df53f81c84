import type { AssessmentAnswer } from '#contract/assessment-view.ts';
import { TestWorld } from '../testing/test-world.ts';

const LEAF = { id: 'a', name: 'a', rule: { type: 'linear', full: 100 } };
const UNIT = { id: 'u', group: 'g', values: { a: { numerator: 1, denominator: 2 } } };

describe('a key of a scheme that nothing reads', () => {
  let world: TestWorld;
  let rules: string;

  beforeAll(async () => {
    world = await TestWorld.open('2026-03-02T10:00:00+08:00');
    rules = await world.admit('rules', 'ruleAdmin', null);
  });

  afterAll(() => world.close());

  const evaluate = async (leaf: object, unit: object = UNIT): Promise<AssessmentAnswer> => {
    const request = { scheme: { indicators: [{ ...LEAF, ...leaf }] }, units: [unit] };
    const answer = await world.ask(rules, 'POST', '/assessments/evaluate', JSON.stringify(request));

    expect(answer.status).toBe(200);
    return JSON.parse(answer.body) as AssessmentAnswer;
  };
  const propose = async (path: string, field: string, leaf: object) => {
    const text = {
      ...{ id: 'own', name: { zh: '一', en: 'one' }, note: { zh: '注', en: 'note' } },
      ...{ effectiveFrom: '2026-03-01', reads: { a: { indicator: 'I-03' } }, english: {} },
      scheme: { indicators: [{ ...LEAF, ...leaf }] },
    };
    const body = { [field]: text, ...(field === 'scheme' && { reason: '试行' }) };
    const answer = await world.ask(rules, 'POST', path, JSON.stringify(body));
    const told = JSON.parse(answer.body) as { readonly path?: string; readonly detail?: string };
    return [answer.status, told.path, told.detail];
  };

  it('is warned of where it looks like one that is read, and the answer stays as it was', async () => {
    const { warnings, ...answer } = await evaluate({ minsample: 30 });

    expect(warnings).toEqual([
      { path: 'scheme.indicators[0].minsample', message: 'is not read; minSample is' },
    ]);
    expect(answer).toEqual(await evaluate({}));
  });

  it('is nobody’s business where it is somebody’s own', async () => {
    expect(Object.keys(await evaluate({ comment: '按月', source: 'x' }))).toEqual([
      ...['units', 'leftOut'],
    ]);
  });

  it('is nobody’s business beside a value either', async () => {
    const values = { a: { ...UNIT.values.a, unit: '%', source: 'x' } };

    expect(await evaluate({}, { ...UNIT, name: '一局', values })).toEqual(await evaluate({}));
  });

  for (const [path, field] of [
    ['/schemes', 'scheme'],
    ['/schemes/preview', 'draft'],
  ] as const) {
    it(`is refused by ${path} where it looks like one, since people are judged by it`, async () => {
      const at = `${field}.scheme.indicators[0].minsample`;

      expect(await propose(path, field, { minsample: 30 })).toEqual([
        ...[422, at, 'is not read; minSample is'],
      ]);
      expect((await propose(path, field, { minSample: 30, comment: '按月' }))[0]).toBe(200);
    });
  }
});
