import type { Configuration } from '#domain/configuration.ts';
import type { ItemVersion } from '#domain/reference/item.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { Region } from '#domain/reference/region.ts';
import type { Service } from '#domain/reference/service.ts';
import { compileCalendar } from '#domain/time/calendar.ts';
import type { Calendar, CalendarSource } from '#domain/time/calendar.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { itemVersionOf } from './reference-data.ts';
import type {
  DepartmentRecord,
  ItemRecord,
  OutlineRecord,
  RecordedValues,
} from './reference-data.ts';
import { PlacedCells } from './placed-cells.ts';
import { RecordHistory } from './record-history.ts';
import { NO_RULES, rulesWith } from './recorded-rules.ts';
import type { RecordedRules } from './recorded-rules.ts';
import { RegionTree } from './region-tree.ts';
import type { ReferenceKind, ReferenceRow } from '../store/store-rows.ts';

/** The calendar that limits are counted in unless a request brings its own. */
const OFFICIAL_CALENDAR = 'cn';

interface RecordedCalendar {
  readonly recordedAt: Instant;
  readonly source: CalendarSource;
  readonly calendar: Calendar;
}

interface KnownItem {
  readonly version: ItemVersion;
  readonly record: ItemRecord;
}

// Indexes of a calendar fill as questions come; a new book keeps them.
const compiled = new Map<string, Calendar>();

function compiledOf(data: string, source: CalendarSource): Calendar {
  const known = compiled.get(data);
  if (known !== undefined) return known;
  const calendar = compileCalendar(source);
  if (compiled.size >= 64) compiled.clear();
  compiled.set(data, calendar);
  return calendar;
}

/** What was recorded, by kind. */
interface Content {
  readonly version: number;
  readonly servicesRecordedAt: Instant;
  readonly tree: RegionTree;
  readonly departments: RecordHistory<DepartmentRecord>;
  readonly items: RecordHistory<KnownItem>;
  readonly calendars: RecordHistory<RecordedCalendar>;
  readonly services: RecordHistory<Service>;
  readonly outlines: RecordHistory<OutlineRecord>;
  readonly rules: RecordedRules;
}

const EMPTY: Content = {
  version: 0,
  servicesRecordedAt: 0,
  tree: RegionTree.empty(),
  departments: RecordHistory.empty(),
  items: RecordHistory.empty(),
  calendars: RecordHistory.empty(),
  services: RecordHistory.empty(),
  outlines: RecordHistory.empty(),
  rules: NO_RULES,
};

function contentWith(before: Content, rows: readonly ReferenceRow[]): Content {
  const of = <Kind extends ReferenceKind, Value>(
    kind: Kind,
    valueOf: (record: RecordedValues[Kind], row: ReferenceRow) => Value,
  ): (readonly [string, Value])[] =>
    rows.flatMap((row) =>
      row.kind === kind
        ? [[row.code, valueOf(JSON.parse(row.data) as RecordedValues[Kind], row)]]
        : [],
    );
  const services = rows.filter(({ kind }) => kind === 'service');
  const regions = of('region', (record) => record).map(([, record]) => record);
  return {
    version: rows.reduce((version, { no }) => Math.max(version, no), before.version),
    servicesRecordedAt: services.reduce(
      (last, { recordedAt }) => Math.max(last, recordedAt),
      before.servicesRecordedAt,
    ),
    tree: before.tree.with(regions),
    departments: before.departments.with(of('department', (record) => record)),
    items: before.items.with(of('item', (record) => ({ version: itemVersionOf(record), record }))),
    calendars: before.calendars.with(
      of('calendar', (source, { recordedAt, data }) => ({
        recordedAt,
        source,
        calendar: compiledOf(data, source),
      })),
    ),
    services: before.services.with(of('service', (service) => service)),
    outlines: before.outlines.with(of('outline', (outline) => outline)),
    rules: rulesWith(before.rules, rows),
  };
}

/**
 * All reference data recorded up to one moment, as the configuration that derivations need and as
 * the lists that screens pick from. Immutable; new records make a new book, which costs what they are.
 */
export class ReferenceBook {
  readonly configuration: Configuration;
  readonly root: Region | undefined;
  /** When the last service was recorded; 0 where there are only those that are shipped. */
  readonly servicesRecordedAt: Instant;
  /** The cells of contributions behind their lines. */
  readonly cells: PlacedCells;
  readonly #content: Content;

  /**
   * @param knownAt what was recorded later does not count; undefined for everything.
   * @param before the book that these rows continue, all of them recorded later
   */
  constructor(rows: readonly ReferenceRow[], knownAt?: Instant, before?: ReferenceBook) {
    const known = rows.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt);
    this.#content = contentWith(before === undefined ? EMPTY : before.#content, known);
    this.cells = before?.cells ?? new PlacedCells();
    this.servicesRecordedAt = this.#content.servicesRecordedAt;
    this.root = this.#content.tree.root;
    this.configuration = this.#configurationOf(this.#content);
  }

  /** This book and what was recorded since. */
  with(rows: readonly ReferenceRow[]): ReferenceBook {
    return rows.length === 0 ? this : new ReferenceBook(rows, undefined, this);
  }
  regions(): readonly Region[] {
    return this.#content.tree.all();
  }

  findRegion(code: string): Region | undefined {
    return this.#content.tree.find(code);
  }

  departments(): readonly DepartmentRecord[] {
    return this.#content.departments.latestOfAll();
  }

  findDepartment(code: string): DepartmentRecord | undefined {
    return this.#content.departments.latest(code);
  }

  /** Line of a department; null where it is unknown or has none. */
  lineOf(departmentCode: string | null): string | null {
    return departmentCode === null ? null : (this.findDepartment(departmentCode)?.line ?? null);
  }

  /** The latest version of every item. */
  items(): readonly ItemVersion[] {
    return this.#content.items.latestOfAll().flatMap(({ version: { code } }) => {
      return this.findLatestItem(code) ?? [];
    });
  }

  /**
   * The version of an item that begins last, whether it is in force: for its name. One recorded after it
   * may only have come late.
   */
  findLatestItem(code: string): ItemVersion | undefined {
    let found: ItemVersion | undefined;
    for (const { version } of this.#content.items.of(code)) {
      const begins = version.validFrom ?? -Infinity;
      if (found === undefined || begins >= (found.validFrom ?? -Infinity)) found = version;
    }
    return found;
  }

  /** Name of an item of cases, or of the category of tickets; undefined where nobody knows it. */
  findItemName(code: string): string | undefined {
    return (this.findLatestItem(code) ?? this.findService(code))?.name;
  }

  /** Everything recorded of an item, oldest first. */
  itemRecords(code: string): readonly ItemRecord[] {
    return this.#content.items.of(code).map(({ record }) => record);
  }

  /** The version recorded last of those that begin last at or before a day. */
  findItem(code: string, on: Day): ItemVersion | undefined {
    let found: KnownItem | undefined;
    for (const known of this.#content.items.of(code)) {
      const { validFrom, validTo } = known.version;
      if (validFrom !== null && validFrom > on) continue;
      if (validTo !== null && validTo < on) continue;
      const best = found?.version.validFrom ?? -Infinity;
      if (found === undefined || (validFrom ?? -Infinity) >= best) found = known;
    }
    return found === undefined || found.record.withdrawn ? undefined : found.version;
  }

  /** What can be reported over Open311, withdrawn or not. */
  services(): readonly Service[] {
    return this.#content.services.latestOfAll();
  }

  findService(code: string): Service | undefined {
    return this.#content.services.latest(code);
  }

  /** Surveys as they were recorded last, those recorded last behind. */
  surveys(): readonly Survey[] {
    return [...this.#content.rules.survey.values()];
  }

  /** The outlines in force, one a region. */
  outlines(): readonly OutlineRecord[] {
    return this.#content.outlines.latestOfAll().filter(({ path }) => path !== '');
  }

  /** A calendar as it was recorded last. */
  findCalendar(id: string): CalendarSource | undefined {
    return this.#content.calendars.latest(id)?.source;
  }

  #configurationOf({ version, tree, departments, calendars, rules }: Content): Configuration {
    const recorded = calendars.of(OFFICIAL_CALENDAR);
    const latest = recorded.at(-1);
    const first = recorded[0];
    if (latest === undefined || first === undefined) {
      throw new RangeError('the store holds no official calendar');
    }
    return {
      version,
      calendar: latest.calendar,
      calendarAt: (recordedBy) =>
        (recorded.findLast(({ recordedAt }) => recordedAt <= recordedBy) ?? first).calendar,
      findItem: (code, on) => this.findItem(code, on),
      findRegion: (code) => tree.find(code),
      findDepartment: (code) => departments.latest(code),
      fileRegion: (code) => tree.file(code),
      cardRules: [...rules.ruleSet.values()],
      ticketLimits: [...rules.ticketLimit.values()],
      reviewPeriods: [...rules.reviewPeriod.values()],
      reviewContents: [...rules.reviewContent.values()],
      findSurvey: (no) => rules.survey.get(no),
    };
  }
}
