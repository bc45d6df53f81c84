import type { CardRuleSet } from '#domain/cards/card-rule.ts';
import { decodeLimit } from '#domain/limits/decode-limit.ts';
import type { ReviewContent } from '#domain/feedback/review-content.ts';
import type { ReviewPeriod } from '#domain/feedback/review-periods.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { TicketLimitRule } from '#domain/feedback/ticket-limits.ts';
import type { Department } from '#domain/reference/department.ts';
import type { ItemType, ItemVersion } from '#domain/reference/item.ts';
import type { Service } from '#domain/reference/service.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Limit } from '#domain/time/limit.ts';

/** A region as it is recorded; its path follows from the parents. */
export interface RegionRecord {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** A department as it is recorded. */
export interface DepartmentRecord extends Department {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** One version of an item as it is recorded: limits and days as they are written. */
export interface ItemRecord {
  readonly code: string;
  readonly name: string;
  readonly type: ItemType;
  readonly departmentCode: string | null;
  readonly statutoryLimit: unknown;
  readonly commitmentLimit: unknown;
  /** Absent in what was recorded before such things were told. */
  readonly onlineDepth?: number | null | undefined;
  readonly visits?: number | null | undefined;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The item ends on `validFrom`: from there on no version is in force. */
  readonly withdrawn: boolean;
}

/** The outline of a region as an operator loaded it. */
export interface OutlineRecord {
  readonly code: string;
  /** Whose it is and under which licence; stands on every map that draws it. */
  readonly licence: string;
  /** Rings in steps of a ten-thousandth of a degree to the east and south; empty once it is taken back. */
  readonly path: string;
}

/** What is recorded, by kind. */
export interface RecordedValues {
  readonly region: RegionRecord;
  readonly department: DepartmentRecord;
  readonly item: ItemRecord;
  readonly calendar: CalendarSource;
  readonly ruleSet: CardRuleSet;
  readonly service: Service;
  readonly ticketLimit: TicketLimitRule;
  readonly reviewPeriod: ReviewPeriod;
  readonly reviewContent: ReviewContent;
  readonly survey: Survey;
  readonly outline: OutlineRecord;
}

/** The version that a record means. */
export function itemVersionOf(record: ItemRecord): ItemVersion {
  return {
    code: record.code,
    name: record.name,
    type: record.type,
    departmentCode: record.departmentCode,
    statutoryLimit: limitOf(record.statutoryLimit),
    commitmentLimit: limitOf(record.commitmentLimit),
    onlineDepth: record.onlineDepth ?? null,
    visits: record.visits ?? null,
    validFrom: dayOf(record.validFrom),
    validTo: dayOf(record.validTo),
  };
}

function limitOf(value: unknown): Limit | null {
  if (value === null || value === undefined) return null;
  const limit = decodeLimit(value);
  return limit.ok ? limit.value : null;
}

function dayOf(text: string | null): Day | null {
  return text === null ? null : (parseDay(text) ?? null);
}
