import { compare, ONE, readExact, whole, ZERO } from '#domain/assessment/decimal.ts';
import type { Exact } from '#domain/assessment/decimal.ts';
import type {
  Indicator,
  IndicatorValue,
  Scheme,
  ScoringRule,
  Unit,
} from '#domain/assessment/scheme.ts';
import type {
  Amount,
  AssessmentRequest,
  IndicatorText,
  RuleText,
  ValueText,
} from './assessment-view.ts';

const DEEPEST = 10;
const DEFAULT_PLACES = 2;

/** A field that cannot be taken. */
export class UnreadableAssessment extends Error {
  override readonly name = 'UnreadableAssessment';
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Reads a scheme and its units: amounts exactly as they are written, and what must hold between
 * fields.
 *
 * @throws {UnreadableAssessment} names the first field that cannot be taken.
 */
export function readAssessment({ scheme, units }: AssessmentRequest): {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
} {
  const known = new Map<string, Indicator>();
  return { scheme: readScheme(scheme, known), units: readUnits(units, known) };
}

/**
 * Reads a scheme; its indicators are added to `known` by id.
 *
 * @throws {UnreadableAssessment} names the first field that cannot be taken, below `scheme`.
 */
export function readScheme(
  scheme: AssessmentRequest['scheme'],
  known = new Map<string, Indicator>(),
): Scheme {
  const { rate, score, total } = scheme.rounding ?? {};
  return {
    indicators: readIndicators(scheme.indicators, 'scheme.indicators', known, 1),
    rounding: {
      rate: rate ?? DEFAULT_PLACES,
      score: score ?? DEFAULT_PLACES,
      total: total ?? DEFAULT_PLACES,
    },
    ties: scheme.ties ?? 'dense',
  };
}

function readIndicators(
  texts: readonly IndicatorText[],
  path: string,
  known: Map<string, Indicator>,
  depth: number,
): readonly Indicator[] {
  if (depth > DEEPEST) throw new UnreadableAssessment(path, `at most ${DEEPEST} levels`);
  return texts.map((text, index) => {
    const at = `${path}[${index}]`;
    const indicator: Indicator = {
      id: text.id,
      name: text.name,
      weight: text.weight === undefined ? ONE : amountAt(text.weight, `${at}.weight`),
      rule: readRule(text.rule, `${at}.rule`, known, depth),
      minSample: text.minSample === undefined ? null : amountAt(text.minSample, `${at}.minSample`),
      naPolicy: text.naPolicy ?? 'redistribute',
    };
    if (known.has(text.id)) {
      throw new UnreadableAssessment(`${at}.id`, `there are two indicators ${text.id}`);
    }
    known.set(text.id, indicator);
    return indicator;
  });
}

function readRule(
  rule: RuleText,
  path: string,
  known: Map<string, Indicator>,
  depth: number,
): ScoringRule {
  const amount = (value: Amount, field: string) => amountAt(value, `${path}.${field}`);
  switch (rule.type) {
    case 'linear':
    case 'manual':
      return { type: rule.type, full: amount(rule.full, 'full') };
    case 'thresholdSlopeFloor':
      return {
        type: rule.type,
        full: amount(rule.full, 'full'),
        target: amount(rule.target, 'target'),
        slope: amount(rule.slope, 'slope'),
        floor: floorOf(rule, path),
        direction: rule.direction,
      };
    case 'deductPerEvent':
      return {
        type: rule.type,
        full: amount(rule.full, 'full'),
        per: amount(rule.per, 'per'),
        floor: floorOf(rule, path),
      };
    case 'steps':
      return { type: rule.type, steps: readSteps(rule.steps, `${path}.steps`) };
    case 'bonus':
      return { type: rule.type, per: amount(rule.per, 'per'), cap: amount(rule.cap, 'cap') };
    case 'veto':
      return {
        type: rule.type,
        score: rule.score === undefined ? ZERO : amount(rule.score, 'score'),
      };
    case 'composite':
      return {
        type: rule.type,
        children: readIndicators(rule.children, `${path}.children`, known, depth + 1),
      };
  }
}

function readSteps(
  texts: readonly { readonly from: Amount; readonly score: Amount }[],
  path: string,
): readonly { readonly from: Exact; readonly score: Exact }[] {
  const steps = texts.map(({ from, score }, index) => ({
    from: amountAt(from, `${path}[${index}].from`),
    score: anyAmountAt(score, `${path}[${index}].score`),
  }));
  steps.sort((one, other) => compare(one.from, other.from));
  for (const [index, { from }] of steps.entries()) {
    const before = steps[index - 1];
    if (before !== undefined && compare(before.from, from) === 0) {
      throw new UnreadableAssessment(path, 'two steps begin at the same rate');
    }
  }
  return steps;
}

/** May be below 0: a rule with full marks of 0 takes marks off, down to its floor. */
function floorOf(
  { floor, full }: { readonly floor: Amount; readonly full: Amount },
  path: string,
): Exact {
  const read = anyAmountAt(floor, `${path}.floor`);
  if (compare(read, amountAt(full, `${path}.full`)) <= 0) return read;
  throw new UnreadableAssessment(`${path}.floor`, 'must not be above full');
}

function readUnits(
  texts: AssessmentRequest['units'],
  known: ReadonlyMap<string, Indicator>,
): readonly Unit[] {
  const ids = new Set<string>();
  return texts.map(({ id, group, values }, index) => {
    const path = `units[${index}]`;
    if (ids.has(id)) throw new UnreadableAssessment(`${path}.id`, `there are two units ${id}`);
    ids.add(id);
    const read = new Map<string, IndicatorValue>();
    for (const [key, text] of Object.entries(values)) {
      const at = `${path}.values.${key}`;
      const indicator = known.get(key);
      if (indicator === undefined) {
        throw new UnreadableAssessment(at, `the scheme has no indicator ${key}`);
      }
      if (text !== null) read.set(key, readValue(text, indicator.rule, at));
    }
    return { id, group, values: read };
  });
}

/** What each rule reads. */
const READS: Readonly<Record<ScoringRule['type'], readonly IndicatorValue['kind'][]>> = {
  linear: ['rate'],
  thresholdSlopeFloor: ['rate'],
  steps: ['rate', 'count', 'score'],
  deductPerEvent: ['count'],
  bonus: ['count'],
  veto: ['count'],
  manual: ['score'],
  composite: [],
};

const FIELDS: Readonly<Record<IndicatorValue['kind'], string>> = {
  rate: '{numerator, denominator}',
  count: '{count}',
  score: '{score}',
};

function readValue(text: ValueText, rule: ScoringRule, path: string): IndicatorValue {
  const value = valueOf(text, path);
  const reads = READS[rule.type];
  if (!reads.includes(value.kind)) {
    const wanted = reads.map((kind) => FIELDS[kind]).join(' or ');
    const why = wanted === '' ? 'follows from its children' : `takes ${wanted}`;
    throw new UnreadableAssessment(path, `a ${rule.type} indicator ${why}`);
  }
  if (rule.type === 'manual' && value.kind === 'score' && compare(value.score, rule.full) > 0) {
    throw new UnreadableAssessment(`${path}.score`, 'must not be above full');
  }
  return value;
}

function valueOf(text: ValueText, path: string): IndicatorValue {
  if ('count' in text) return { kind: 'count', count: amountAt(text.count, `${path}.count`) };
  if ('score' in text) return { kind: 'score', score: amountAt(text.score, `${path}.score`) };
  return {
    kind: 'rate',
    // Below 0 where what was saved is measured and more was spent: the rule holds it within its marks.
    numerator: anyAmountAt(text.numerator, `${path}.numerator`),
    denominator: amountAt(text.denominator, `${path}.denominator`),
  };
}

/** Marks, weights, targets, counts and what a rate is of are never negative. */
function amountAt(value: Amount, path: string): Exact {
  const exact = anyAmountAt(value, path);
  if (compare(exact, whole(0)) < 0) throw new UnreadableAssessment(path, 'must not be negative');
  return exact;
}

/** A decimal as it is written: binary floats as they print, such as 0.30000000000000004. */
function anyAmountAt(value: Amount, path: string): Exact {
  const exact = readExact(value);
  if (exact === undefined) {
    throw new UnreadableAssessment(path, 'must be a number or a decimal text such as 0.5');
  }
  return exact;
}
