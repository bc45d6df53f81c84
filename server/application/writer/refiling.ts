import { canonicalJson } from '#contract/events/canonical-json.ts';
import { DERIVED_KINDS, isDerived } from '#domain/derive-subject.ts';
import type { DerivedKind } from '#domain/derive-subject.ts';
import { PLATFORM_ACTOR, auditEntry } from '../audit/audit-entry.ts';
import { DERIVATION } from '../store/derivation.ts';
import type { ReferenceRow, SubjectRow } from '../store/store-rows.ts';
import { FOLLOWING } from './follow-placed.ts';
import { releaseOrders } from './release-orders.ts';
import { answerPrefix } from './subject-key.ts';
import { placeFollowing } from './place-following.ts';
import type { Store } from '../store/store.ts';
import type { Writer } from './writer.ts';

/** Subjects looked at with one commit. */
const CHUNK = 500;

interface Course {
  /** Number of the last record that this course takes in. */
  readonly target: number;
  readonly changed: Changed;
  /** Kinds still to visit, the one at work first. */
  kinds: readonly DerivedKind[];
  /** Subjects of that kind up to this number are done. */
  after: string;
  /** Subjects derived again, and those of them of which something changed. */
  derived: number;
  moved: number;
}

/** Codes that were recorded, each with the number of its last record. */
type Codes = ReadonlyMap<string, number>;

interface Changed {
  /** Kinds of which every subject may move, by a calendar or by rules of theirs. */
  readonly wholly: ReadonlySet<DerivedKind>;
  readonly regions: Codes;
  readonly departments: Codes;
  readonly items: Codes;
  readonly surveys: Codes;
}

/**
 * Derives again what new reference data concern, in small commits between which others write. How
 * far it came is recorded only at its end, so a crash begins it anew; deriving twice is harmless.
 */
export class Refiling {
  readonly #store: Store;
  readonly #writer: Writer;
  #course: Course | undefined;

  constructor(store: Store, writer: Writer) {
    this.#store = store;
    this.#writer = writer;
  }

  /** One chunk; the number of subjects derived again, undefined when nothing is left to do. */
  async step(): Promise<number | undefined> {
    await this.#writer.filing();
    const { head, book, references } = this.#writer;
    // Another process may have gone that way to its end.
    if (this.#course !== undefined && head.refiledTo >= this.#course.target)
      this.#course = undefined;
    if (this.#course === undefined) {
      if (head.refiledTo >= book.configuration.version) return undefined;
      const rows = references.filter(({ no }) => no > head.refiledTo);
      this.#course = {
        target: book.configuration.version,
        changed: changedBy(rows, head.refiledTo),
        kinds: kindsConcerned(rows, head.refiledTo),
        after: '',
        derived: 0,
        moved: 0,
      };
    }
    const course = this.#course;
    const [kind, ...others] = course.kinds;
    const rows =
      kind === undefined ? [] : await this.#store.subjects.scan(kind, course.after, CHUNK);
    const last = rows.at(-1);
    if (last === undefined && others.length > 0) {
      course.kinds = others;
      course.after = '';
      return 0;
    }
    if (last === undefined) {
      this.#course = undefined;
      await this.#report(course);
      await this.#writer.markRefiled(course.target);
      return 0;
    }
    const concerned = rows.filter((row) => isConcerned(row, course, this.#writer));
    if (concerned.length > 0) {
      const wantsReport = course.changed.wholly.size > 0;
      course.moved += await this.#writer.commit(async (draft, sweptBefore) => {
        draft.snapshot = true;
        await draft.open(concerned);
        const orders = await releaseOrders(draft, concerned);
        await placeFollowing(draft, [...concerned, ...orders]);
        let moved = 0;
        for (const row of concerned) {
          const key = { kind: row.kind, no: row.no };
          await draft.settle(key, { silent: false, sweptBefore });
          if (wantsReport && shownOf(draft.rowOf(key)) !== shownOf(row)) moved += 1;
        }
        for (const key of orders) await draft.settle(key, { silent: false, sweptBefore });
        return moved;
      });
    }
    course.derived += concerned.length;
    // Only now: a commit that failed is tried again from the same place.
    course.after = last.no;
    return concerned.length;
  }

  /** What moved is written down where every subject was looked at: a calendar, a rule, other code. */
  async #report({ changed, target, derived, moved }: Course): Promise<void> {
    if (changed.wholly.size === 0 || derived === 0) return;
    const detail = { configuration: target, derivation: DERIVATION, derived, moved };
    const entry = auditEntry(PLATFORM_ACTOR, 'store.rederive', { detail });
    await this.#writer.desk(({ audit }, now) => audit.append([entry], now));
  }
}

/** What of a subject a reader may see changed; the versions and moments of deriving are none of it. */
function shownOf(row: SubjectRow | undefined): string {
  const contribution = row?.contribution.map(([cell, amount]) => `${cell} ${amount}`).sort();
  const same = { configuration: 0, version: 0, asOf: 0, events: [] };
  return canonicalJson({ ...row, ...same, contribution });
}

/** What a record of a kind may move whatever it says. */
const MOVED_WHOLLY: Readonly<Partial<Record<ReferenceRow['kind'], readonly DerivedKind[]>>> = {
  calendar: DERIVED_KINDS,
  ruleSet: DERIVED_KINDS,
  ticketLimit: ['ticket'],
  reviewPeriod: ['review'],
  reviewContent: ['review'],
};

function changedBy(rows: readonly ReferenceRow[], refiledTo: number): Changed {
  const codes = (...kinds: readonly ReferenceRow['kind'][]): Codes =>
    new Map(rows.filter(({ kind }) => kinds.includes(kind)).map(({ code, no }) => [code, no]));
  return {
    // From the beginning: other code of ours derived it before.
    wholly: new Set(
      refiledTo === 0 ? DERIVED_KINDS : rows.flatMap(({ kind }) => MOVED_WHOLLY[kind] ?? []),
    ),
    regions: codes('region'),
    departments: codes('department'),
    // The category of a ticket is a service, whose name its row bears.
    items: codes('item', 'service'),
    surveys: codes('survey'),
  };
}

/** Kinds of subjects that a record of a kind may move: whoever publishes a survey makes nobody look at every case. */
const CONCERNED: Readonly<Record<ReferenceRow['kind'], readonly DerivedKind[]>> = {
  calendar: DERIVED_KINDS,
  ruleSet: DERIVED_KINDS,
  region: DERIVED_KINDS,
  department: DERIVED_KINDS,
  item: DERIVED_KINDS,
  // The category of a ticket, or what a review is about.
  service: ['ticket', 'review'],
  ticketLimit: ['ticket'],
  reviewPeriod: ['review'],
  reviewContent: ['review'],
  survey: ['answer'],
  // Drawn, and read by nothing that is derived.
  outline: [],
};

function kindsConcerned(rows: readonly ReferenceRow[], refiledTo: number): readonly DerivedKind[] {
  // From the beginning: other code of ours derived it before.
  if (refiledTo === 0) return DERIVED_KINDS;
  return DERIVED_KINDS.filter((kind) => rows.some((row) => CONCERNED[row.kind].includes(kind)));
}

function isConcerned(
  row: SubjectRow,
  { changed, target }: Course,
  { book }: Pick<Writer, 'book'>,
): boolean {
  // It stays as it was filed; attaching it derives it again.
  if (row.detached !== null) return false;
  if (isDerived(row.kind) && changed.wholly.has(row.kind)) return true;
  // What was derived with a record knows it; what is filed where another lies, which may have moved since, does not.
  const known = FOLLOWING.has(row.kind) ? 0 : row.configuration;
  if (known >= target) return false;
  const isNews = (codes: Codes, code: string | null): boolean =>
    code !== null && (codes.get(code) ?? 0) > known;
  if (isNews(changed.items, row.item)) return true;
  if (row.kind === 'answer' && namesSurvey(row.no, changed.surveys, known)) return true;
  if (changed.regions.size > 0) {
    if (book.configuration.fileRegion(row.region).path !== row.path) return true;
    if (row.path.split('/').some((code) => isNews(changed.regions, code))) return true;
  }
  if (Math.max(0, ...changed.departments.values()) <= known) return false;
  if (isNews(changed.departments, row.department)) return true;
  // Departments of steps stand in the contribution only.
  return row.contribution.some(([cell]) => isNews(changed.departments, departmentOf(cell)));
}

function namesSurvey(no: string, surveys: Codes, known: number): boolean {
  for (const [code, recorded] of surveys) {
    if (recorded > known && no.startsWith(answerPrefix(code))) return true;
  }
  return false;
}

function departmentOf(cell: string): string | null {
  const parts = JSON.parse(cell.slice(cell.indexOf('|') + 1)) as readonly (string | null)[];
  return parts[3] ?? null;
}
