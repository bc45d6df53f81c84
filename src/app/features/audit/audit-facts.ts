import type { AuditView } from '#contract/audit-view.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import type { auditZh } from './audit-zh.ts';

/**
 * The facts of a row in words, one by one. Names and values that have no word, such as codes and
 * what was typed, stand as they are in the log: it is evidence.
 */
export function auditFacts(
  { detail }: Pick<AuditView, 'detail'>,
  own: Texts<typeof auditZh>,
  shared: Texts<typeof zh>,
): string {
  const names: Readonly<Record<string, string>> = own.fact;
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${names[name] ?? name} ${valueText(name, value, own, shared)}`)
    .join(shared.between);
}

function valueText(
  name: string,
  value: unknown,
  own: Texts<typeof auditZh>,
  shared: Texts<typeof zh>,
): string {
  if (typeof value === 'boolean') return value ? own.yes : own.no;
  if (typeof value !== 'string') return JSON.stringify(value);
  const words: Readonly<Record<string, string>> =
    name === 'decision' ? own.decision : name === 'role' ? shared.role : {};
  return words[value] ?? value;
}
