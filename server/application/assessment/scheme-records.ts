import type { SchemeText, SchemeView } from '#contract/scheme-view.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { parseInstant } from '#domain/time/parse-instant.ts';
import type { Desk } from '../store/desk.ts';
import type { RecordRow } from '../store/store-rows.ts';

/** Kind of records that schemes are kept in. */
export const SCHEME_RECORD = 'scheme';

const ROWS_AT_ONCE = 500;
// Keys are read in order of their text.
const VERSION_DIGITS = 6;

type Records = Pick<Desk, 'listRecords'>;

/** A version of a scheme and the version of its record; null for what came with the product. */
export interface KeptScheme {
  readonly view: SchemeView;
  readonly record: number | null;
}

/** Where schemes come from: those of the product, and those that people made. */
export interface SchemeSource {
  readonly shipped: readonly SchemeText[];
  readonly desk: Records;
}

/** Every version of every scheme, shipped ones first, then in order of id and version. */
export async function readSchemes({
  shipped: texts,
  desk,
}: SchemeSource): Promise<readonly KeptScheme[]> {
  const kept = await everyRecord(desk, SCHEME_RECORD, '');
  return [
    ...texts.map((text) => ({ view: shipped(text), record: null })),
    ...kept.map(({ body, version }) => ({ view: JSON.parse(body) as SchemeView, record: version })),
  ];
}

/** The versions as they were known at an instant: what was decided since was still waiting. */
export function schemesKnownAt(
  schemes: readonly KeptScheme[],
  instant: Instant,
): readonly KeptScheme[] {
  return schemes.flatMap(({ view, record }) => {
    const { proposedAt, decidedAt } = view;
    if (isAfter(proposedAt, instant)) return [];
    if (!isAfter(decidedAt, instant)) return { view, record };
    return { view: { ...view, state: 'proposed', decidedAt: null, decidedBy: null }, record };
  });
}

function isAfter(text: string | null, instant: Instant): boolean {
  return text !== null && (parseInstant(text) ?? -Infinity) > instant;
}

/** The ids of all schemes, in the order in which they are offered. */
export function schemeIds(schemes: readonly KeptScheme[]): readonly string[] {
  const confirmed = schemes.filter(({ view }) => view.state === 'confirmed');
  return [...new Set(confirmed.map(({ view }) => view.id))];
}

/** The confirmed version in force on a day: of those that have begun, the one that began last. */
export function schemeInForce(
  schemes: readonly KeptScheme[],
  id: string,
  day: Day,
): SchemeView | undefined {
  const on = formatDay(day);
  let found: SchemeView | undefined;
  for (const { view } of schemes) {
    if (view.id !== id || view.state !== 'confirmed' || view.effectiveFrom > on) continue;
    const isLater =
      found === undefined ||
      view.effectiveFrom > found.effectiveFrom ||
      (view.effectiveFrom === found.effectiveFrom && view.version > found.version);
    if (isLater) found = view;
  }
  return found;
}

/** Key of a version's record. */
export function schemeKey(id: string, version: number): string {
  return `${id}/${String(version).padStart(VERSION_DIGITS, '0')}`;
}

function shipped(text: SchemeText): SchemeView {
  const nobody = { proposedBy: null, proposedAt: null, decidedBy: null, decidedAt: null };
  return { ...text, ...nobody, version: 1, state: 'confirmed', reason: null };
}

async function everyRecord(
  desk: Records,
  kind: string,
  prefix: string,
): Promise<readonly RecordRow[]> {
  const all: RecordRow[] = [];
  for (;;) {
    const rows = await desk.listRecords(kind, prefix, all.at(-1)?.key ?? '', ROWS_AT_ONCE);
    all.push(...rows);
    if (rows.length < ROWS_AT_ONCE) return all;
  }
}
