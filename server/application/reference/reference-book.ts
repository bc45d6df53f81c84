import type { CardRuleSet } from '#domain/cards/card-rule.ts';
import type { Configuration } from '#domain/configuration.ts';
import type { ReviewContent } from '#domain/feedback/review-content.ts';
import type { ReviewPeriod } from '#domain/feedback/review-periods.ts';
import type { TicketLimitRule } from '#domain/feedback/ticket-limits.ts';
import type { ItemVersion } from '#domain/reference/item.ts';
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
  RecordedValues,
  RegionRecord,
} from './reference-data.ts';
import { PlacedCells } from './placed-cells.ts';
import { RegionTree } from './region-tree.ts';
import type { ReferenceRow } from '../store/store-rows.ts';

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

/** Rules with effective dates, by kind and code. */
interface Rules {
  readonly ruleSet: Map<string, CardRuleSet>;
  readonly ticketLimit: Map<string, TicketLimitRule>;
  readonly reviewPeriod: Map<string, ReviewPeriod>;
  readonly reviewContent: Map<string, ReviewContent>;
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

/**
 * All reference data recorded up to one moment, as the configuration that derivations need and as
 * the lists that screens pick from. Immutable; new records make a new book.
 */
export class ReferenceBook {
  readonly configuration: Configuration;
  readonly root: Region | undefined;
  /** When the last service was recorded; 0 where there are only those that are shipped. */
  readonly servicesRecordedAt: Instant;
  /** The cells of contributions behind their lines. */
  readonly cells = new PlacedCells();
  readonly #tree: RegionTree;
  readonly #departments = new Map<string, DepartmentRecord>();
  readonly #items = new Map<string, KnownItem[]>();
  readonly #calendars = new Map<string, RecordedCalendar[]>();
  readonly #services = new Map<string, Service>();

  /** @param knownAt what was recorded later does not count; undefined for everything. */
  constructor(rows: readonly ReferenceRow[], knownAt?: Instant) {
    const regions = new Map<string, RegionRecord>();
    const rules: Rules = {
      ruleSet: new Map(),
      ticketLimit: new Map(),
      reviewPeriod: new Map(),
      reviewContent: new Map(),
    };
    let version = 0;
    let servicesRecordedAt = 0;
    for (const row of rows) {
      if (knownAt !== undefined && row.recordedAt > knownAt) continue;
      version = Math.max(version, row.no);
      const value: unknown = JSON.parse(row.data);
      switch (row.kind) {
        case 'region':
          regions.set(row.code, value as RecordedValues['region']);
          break;
        case 'department':
          this.#departments.set(row.code, value as RecordedValues['department']);
          break;
        case 'item':
          this.#addItem(value as ItemRecord);
          break;
        case 'calendar':
          this.#addCalendar(row, value as CalendarSource);
          break;
        case 'ruleSet':
        case 'ticketLimit':
        case 'reviewPeriod':
        case 'reviewContent':
          // Of rules that begin on one day the one recorded last counts: it stands last.
          rules[row.kind].delete(row.code);
          (rules[row.kind] as Map<string, unknown>).set(row.code, value);
          break;
        case 'service':
          this.#services.set(row.code, value as Service);
          servicesRecordedAt = Math.max(servicesRecordedAt, row.recordedAt);
          break;
      }
    }
    this.servicesRecordedAt = servicesRecordedAt;
    this.#tree = new RegionTree(regions);
    this.root = this.#tree.all().find(({ parent }) => parent === null);
    this.configuration = this.#configurationOf(version, rules);
  }

  regions(): readonly Region[] {
    return this.#tree.all();
  }

  findRegion(code: string): Region | undefined {
    return this.#tree.find(code);
  }

  departments(): readonly DepartmentRecord[] {
    return [...this.#departments.values()];
  }

  findDepartment(code: string): DepartmentRecord | undefined {
    return this.#departments.get(code);
  }

  /** Line of a department; null where it is unknown or has none. */
  lineOf(departmentCode: string | null): string | null {
    return departmentCode === null ? null : (this.#departments.get(departmentCode)?.line ?? null);
  }

  /** The latest version of every item. */
  items(): readonly ItemVersion[] {
    return [...this.#items.values()].flatMap((known) => known.at(-1)?.version ?? []);
  }

  /** The latest version of an item whenever it is in force: for its name. */
  findLatestItem(code: string): ItemVersion | undefined {
    return this.#items.get(code)?.at(-1)?.version;
  }

  /** Name of an item of cases, or of the category of tickets; undefined where nobody knows it. */
  findItemName(code: string): string | undefined {
    return (this.findLatestItem(code) ?? this.findService(code))?.name;
  }

  /** What was recorded last of an item. */
  findLatestItemRecord(code: string): ItemRecord | undefined {
    return this.#items.get(code)?.at(-1)?.record;
  }

  /** The version recorded last of those that begin last at or before a day. */
  findItem(code: string, on: Day): ItemVersion | undefined {
    let found: KnownItem | undefined;
    for (const known of this.#items.get(code) ?? []) {
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
    return [...this.#services.values()];
  }

  findService(code: string): Service | undefined {
    return this.#services.get(code);
  }

  /** A calendar as it was recorded last. */
  findCalendar(id: string): CalendarSource | undefined {
    return this.#calendars.get(id)?.at(-1)?.source;
  }

  #addItem(record: ItemRecord): void {
    const known = this.#items.get(record.code) ?? [];
    known.push({ version: itemVersionOf(record), record });
    this.#items.set(record.code, known);
  }

  #addCalendar({ code, recordedAt, data }: ReferenceRow, source: CalendarSource): void {
    const recorded = this.#calendars.get(code) ?? [];
    recorded.push({ recordedAt, source, calendar: compiledOf(data, source) });
    this.#calendars.set(code, recorded);
  }

  #configurationOf(version: number, rules: Rules): Configuration {
    const recorded = this.#calendars.get(OFFICIAL_CALENDAR) ?? [];
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
      findRegion: (code) => this.#tree.find(code),
      findDepartment: (code) => this.#departments.get(code),
      fileRegion: (code) => this.#tree.file(code),
      cardRules: [...rules.ruleSet.values()],
      ticketLimits: [...rules.ticketLimit.values()],
      reviewPeriods: [...rules.reviewPeriod.values()],
      reviewContents: [...rules.reviewContent.values()],
    };
  }
}
