import type { Amount, IndicatorText } from '#contract/assessment-view.ts';
import type { IndicatorChange } from '#contract/ranking-view.ts';
import { compare, readExact, ZERO } from '#domain/assessment/decimal.ts';

/** Amounts of an indicator that may be changed. */
const CHANGED_FIELDS = [
  'weight',
  'full',
  'target',
  'slope',
  'floor',
  'per',
  'cap',
  'minSample',
] as const;
export type ChangedField = (typeof CHANGED_FIELDS)[number];

/** An indicator as a line of a form: where it stands, and the amounts that it has. */
export interface SchemeLine {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly rule: IndicatorText['rule']['type'];
  readonly fields: readonly { readonly field: ChangedField; readonly value: string }[];
}

/** The lines of a scheme, each branch before what is below it. */
export function schemeLines(
  indicators: readonly IndicatorText[],
  depth = 0,
): readonly SchemeLine[] {
  return indicators.flatMap((one): readonly SchemeLine[] => {
    const line = { id: one.id, name: one.name, depth, rule: one.rule.type, fields: fieldsOf(one) };
    return one.rule.type === 'composite'
      ? [line, ...schemeLines(one.rule.children, depth + 1)]
      : [line];
  });
}

function fieldsOf({ weight, minSample, rule }: IndicatorText): SchemeLine['fields'] {
  return CHANGED_FIELDS.flatMap((field): SchemeLine['fields'] => {
    if (field === 'weight') return [{ field, value: String(weight ?? 1) }];
    if (field === 'minSample') {
      const reads = rule.type === 'linear' || rule.type === 'thresholdSlopeFloor';
      return reads || minSample !== undefined ? [{ field, value: String(minSample ?? 0) }] : [];
    }
    return field in rule
      ? [{ field, value: String((rule as unknown as Record<string, Amount>)[field]) }]
      : [];
  });
}

/** What was changed, as the server takes it. */
export type Changes = Readonly<Record<string, Partial<Record<ChangedField, string>>>>;

/** One more change; a value as it was before takes the change back. */
export function withChange(
  changes: Changes,
  line: SchemeLine,
  field: ChangedField,
  value: string,
): Changes {
  const before = line.fields.find((one) => one.field === field)?.value;
  const own = new Map(Object.entries(changes[line.id] ?? {}));
  if (value === before) own.delete(field);
  else own.set(field, value);
  const all = new Map(Object.entries(changes));
  if (own.size === 0) all.delete(line.id);
  else all.set(line.id, Object.fromEntries(own));
  return Object.fromEntries(all);
}

/** Changes as a list. */
export function changeList(changes: Changes): readonly IndicatorChange[] {
  return Object.entries(changes).map(([indicator, fields]) => ({ indicator, ...fields }));
}

/** Whether a text is an amount: a decimal of 0 or more. */
export function isAmount(text: string): boolean {
  const exact = readExact(text);
  return exact !== undefined && compare(exact, ZERO) >= 0;
}

/** Whether every change can be calculated with. */
export function areAmounts(changes: Changes): boolean {
  return Object.values(changes).every((fields) => Object.values(fields).every(isAmount));
}
