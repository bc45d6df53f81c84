import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { canonicalJson } from '#contract/events/canonical-json.ts';
import { decodeCalendar, decodeDepartment, decodeItem, decodeRegion } from './decode-reference.ts';
import {
  codeOfContent,
  codeOfPeriod,
  decodeReviewContent,
  decodeReviewPeriod,
  decodeTicketLimit,
} from './decode-feedback-rules.ts';
import { decodeService } from './decode-service.ts';
import { decodeSurvey } from './decode-survey.ts';
import { readOutlines } from './read-outlines.ts';
import type { Refusal } from '../platform.ts';
import type { LoadReport, NamedReference } from './reference-port.ts';
import type { LoadedKind } from './loaded-kind.ts';
import type { ReferenceBook } from './reference-book.ts';
import type { ItemRecord } from './reference-data.ts';
import type { RowProblem } from '../store/row-reader.ts';
import type { ReferenceKind, ReferenceRow } from '../store/store-rows.ts';
import type { NewReference } from '../writer/new-reference.ts';

type Recorded = Omit<NewReference, 'recordedAt'>;

/** How the rows of a kind are read, recorded and named. */
interface Loading {
  readonly kind: ReferenceKind;
  readonly read: (value: unknown, calendar: Calendar) => Result<NamedRow, RowProblem>;
}

/** A row as it is recorded, under its name. */
interface NamedRow {
  readonly code: string;
  readonly record: unknown;
}

const LOADINGS: Readonly<Record<Exclude<LoadedKind, 'outlines'>, Loading>> = {
  regions: loading('region', decodeRegion, ({ code }) => code),
  departments: loading('department', decodeDepartment, ({ code }) => code),
  items: loading('item', decodeItem, ({ code }) => code),
  calendars: loading('calendar', decodeCalendar, ({ id }) => id),
  services: loading('service', decodeService, ({ code }) => code),
  'ticket-limits': loading('ticketLimit', decodeTicketLimit, ({ id }) => id),
  'review-periods': loading('reviewPeriod', decodeReviewPeriod, codeOfPeriod),
  'review-labels': loading('reviewContent', decodeReviewContent, codeOfContent),
  surveys: loading('survey', decodeSurvey, ({ no }) => no),
};

function loading<T>(
  kind: ReferenceKind,
  decode: (value: unknown, calendar: Calendar) => Result<T, RowProblem>,
  codeOf: (record: T) => string,
): Loading {
  const read: Loading['read'] = (value, calendar) => {
    const decoded = decode(value, calendar);
    return decoded.ok ? ok({ code: codeOf(decoded.value), record: decoded.value }) : decoded;
  };
  return { kind, read };
}

/** Rows to record and what is said of the others. */
export interface LoadPlan {
  readonly rows: readonly Recorded[];
  readonly report: Omit<LoadReport, 'rederived'>;
}

/** Reads rows of reference data; what is recorded already in the same words is left out. */
export function planLoad(
  book: ReferenceBook,
  recorded: readonly ReferenceRow[],
  kind: LoadedKind,
  rows: readonly unknown[],
  now: Instant,
): Result<LoadPlan, Refusal> {
  const { recordedAs, named, refused } = readNamed(book, kind, rows, now);
  const known = latestTexts(recorded, recordedAs);
  const taken: Recorded[] = [];
  let unchanged = 0;
  for (const { code, record } of named) {
    if (known.get(code)?.has(canonicalJson(record)) === true) unchanged += 1;
    else taken.push({ kind: recordedAs, code, data: JSON.stringify(record) });
  }
  if (rows.length > 0 && refused.length === rows.length) {
    const [first] = refused;
    if (first !== undefined) {
      const { code, message } = first;
      return err({ code, message, path: `[${first.row}]` });
    }
  }
  return ok({ rows: taken, report: { loaded: taken.length, unchanged, refused } });
}

/** What the rows say, each under its name, and what is said of those that are not taken. */
interface Read {
  readonly recordedAs: ReferenceKind;
  readonly named: readonly NamedRow[];
  readonly refused: LoadReport['refused'];
}

function readNamed(
  book: ReferenceBook,
  kind: LoadedKind,
  rows: readonly unknown[],
  now: Instant,
): Read {
  const regions = new Map(book.regions().map(({ code, parent }) => [code, parent]));
  if (kind === 'outlines') {
    const { records, refused } = readOutlines(rows, (code) => regions.has(code));
    const named = records.map((record) => ({ code: record.code, record }));
    return { recordedAs: 'outline', named, refused };
  }
  const { kind: recordedAs, read } = LOADINGS[kind];
  if (kind === 'regions') {
    for (const row of rows) {
      const region = decodeRegion(row);
      if (region.ok) regions.set(region.value.code, region.value.parent);
    }
  }
  const named: NamedRow[] = [];
  const refused: LoadReport['refused'][number][] = [];
  for (const [row, value] of rows.entries()) {
    const decoded = read(value, book.configuration.calendar);
    const problem = decoded.ok
      ? (findMisplaced(kind, decoded.value, regions) ?? findReasked(kind, decoded.value, book, now))
      : decoded.error;
    if (problem !== undefined) refused.push({ row, ...problem });
    else if (decoded.ok) named.push(decoded.value);
  }
  return { recordedAs, named, refused };
}

/** What of the codes that an import names is not known yet, as rows to record. */
export function planNamed(book: ReferenceBook, named: NamedReference): readonly Recorded[] {
  const rows: Recorded[] = [];
  const seen = new Set<string>();
  const add = (kind: ReferenceKind, code: string, value: unknown): void => {
    if (seen.has(`${kind} ${code}`)) return;
    seen.add(`${kind} ${code}`);
    rows.push({ kind, code, data: JSON.stringify(value) });
  };
  const always = { validFrom: null, validTo: null };
  for (const { code, name = code, parent = book.root?.code ?? null } of named.regions ?? []) {
    if (book.findRegion(code) !== undefined) continue;
    add('region', code, { code, name, parent, ...always });
  }
  for (const { code, name = code, regionCode, line = null } of named.departments ?? []) {
    if (book.findDepartment(code) !== undefined) continue;
    add('department', code, { code, name, regionCode, line, parent: null, ...always });
  }
  for (const { code, name = code, departmentCode = null } of named.items ?? []) {
    if (book.findLatestItem(code) !== undefined) continue;
    const item: ItemRecord = {
      code,
      name,
      type: 'commitment',
      departmentCode,
      statutoryLimit: null,
      commitmentLimit: null,
      ...always,
      withdrawn: false,
    };
    add('item', code, item);
  }
  return rows;
}

/** Items have several versions at a time; of the other kinds only the latest one counts. */
function latestTexts(
  recorded: readonly ReferenceRow[],
  kind: ReferenceKind,
): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const row of recorded) {
    if (row.kind !== kind) continue;
    const text = canonicalJson(JSON.parse(row.data));
    const known = texts.get(row.code);
    if (kind === 'item' && known !== undefined) known.add(text);
    else texts.set(row.code, new Set([text]));
  }
  return texts;
}

/** Kinds whose rows name a region that must be known; of some it may be left out. */
const NAMES_REGION: ReadonlySet<LoadedKind> = new Set([
  'departments',
  'ticket-limits',
  'review-periods',
  'surveys',
]);

/** What was asked stands once somebody may have answered it; the period and the title may move. */
function findReasked(
  kind: LoadedKind,
  { code, record }: NamedRow,
  book: ReferenceBook,
  now: Instant,
): RowProblem | undefined {
  if (kind !== 'surveys') return undefined;
  const known = book.configuration.findSurvey(code);
  const asked = (survey: Pick<Survey, 'questions'>): string => canonicalJson(survey.questions);
  if (known === undefined || known.opensAt > now) return undefined;
  if (asked(known) === asked(record as Survey)) return undefined;
  const message = `${code} is open or was: its questions stand, publish others under another number`;
  return { code: 'load/questionsStand', message };
}

function findMisplaced(
  kind: LoadedKind,
  { code, record }: NamedRow,
  regions: ReadonlyMap<string, string | null>,
): RowProblem | undefined {
  if (NAMES_REGION.has(kind)) {
    const { regionCode } = record as { readonly regionCode: string | null };
    if (regionCode === null || regions.has(regionCode)) return undefined;
    return { code: 'load/unknownRegion', message: `regionCode ${regionCode} is not known` };
  }
  if (kind !== 'regions') return undefined;
  const above = [code];
  for (let parent = regions.get(code) ?? null; parent !== null;) {
    if (above.includes(parent)) return { code: 'load/cycle', message: `${code} lies below itself` };
    if (!regions.has(parent)) {
      return { code: 'load/unknownRegion', message: `parent ${parent} is not known` };
    }
    above.push(parent);
    parent = regions.get(parent) ?? null;
  }
  return undefined;
}
