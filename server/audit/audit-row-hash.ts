import { createHash } from 'node:crypto';

/** A row as it is stored; nothing is believed of its values. */
export type AuditRowRead = Readonly<Record<string, unknown>>;

const FIELDS = 'action actor at detail ip no object outcome prevHash reason session'.split(' ');

/** SHA-256 over {"action":…,"actor":…, …}: the fields in the order of their names, without white space. */
export function hashOf(row: AuditRowRead): string {
  const parts = FIELDS.map((field) => `${JSON.stringify(field)}:${valueText(row[field])}`);
  return createHash('sha256')
    .update(`{${parts.join(',')}}`)
    .digest('hex');
}

/** A value as canonical JSON has it; of what that cannot hold, a text that nothing else has. */
export function valueText(value: unknown): string {
  if (value === null || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  return show(value);
}

/** A value for a sentence. */
export function show(value: unknown): string {
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value);
}
