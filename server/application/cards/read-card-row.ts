import type { CardView } from '#contract/card-view.ts';
import type { CardBody } from './card-body.ts';
import type { CardRow } from '../store/store-rows.ts';

/** Names and codes that repeat from card to card; numbers of cases and instants do not. */
const REPEATED = [
  'subjectKind',
  'clock',
  'clockId',
  'level',
  'state',
  'category',
  'groundAt',
  'ruleSet',
  'rule',
  'ruleFrom',
  'itemCode',
  'title',
  'regionCode',
  'regionName',
  'departmentCode',
  'departmentName',
  'line',
  'due',
] as const satisfies readonly (keyof CardView)[];

/** Different texts that are remembered; then the pool begins anew, which costs memory and no more. */
const MOST = 200_000;

const pool = new Map<string, string>();

/**
 * Reads a card's row. Parsed JSON brings a copy of every name, which with a hundred thousand cards
 * is a third of their memory: texts that repeat are kept once.
 */
export function readCardRow(row: CardRow): CardRow & { readonly read: CardBody } {
  const body = JSON.parse(row.body) as CardBody;
  const fields = body.view as unknown as Record<string, unknown>;
  for (const name of REPEATED) {
    const value = fields[name];
    if (typeof value === 'string') fields[name] = shared(value);
  }
  fields['id'] = row.id;
  fields['subject'] = row.subject;
  // Rows of earlier versions say it beside the body only.
  fields['subjectKind'] = row.kind;
  const line = row.line === null ? null : shared(row.line);
  return { ...row, path: shared(row.path), line, read: body };
}

function shared(text: string): string {
  const known = pool.get(text);
  if (known !== undefined) return known;
  if (pool.size >= MOST) pool.clear();
  pool.set(text, text);
  return text;
}
