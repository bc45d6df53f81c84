import { CARD_RULES, PROCESS_DEFAULT } from '#domain/cards/card-rules.ts';
import type { NewReference } from '../application/writer/new-reference.ts';
import { firstFeedbackRules } from '../first-feedback-rules.ts';
import cn from '../../mock-data/reference/calendars/cn.json' with { type: 'json' };
import type { Random } from './random.ts';
import type { Person } from './scenario.ts';

const ALWAYS = { validFrom: null, validTo: null };
export const LINES = ['water', 'land', 'health'] as const;

/** Regions that everybody knows from the first day. */
export const KNOWN_REGIONS = ['370100', '370102', '370103', '370200', '370202'] as const;
/** Regions that events name before anybody has loaded them. */
export const LATE_REGIONS = ['370104', '370203', '371302'] as const;
export const KNOWN_ITEMS = ['water-01', 'land-01', 'fast-01', 'bare-01'] as const;
export const LATE_ITEMS = ['late-01', 'late-02'] as const;

/** The year of the simulation only: a calendar is read anew with each version of the reference data. */
const CALENDAR = {
  ...cn,
  holidays: cn.holidays.filter((day) => day >= '2025-10'),
  workdays: cn.workdays.filter((day) => day >= '2025-10'),
  covers: { from: '2025-10-01', to: cn.covers.to },
  names: {},
};

/** What an empty store of a simulation begins with: a small province. */
export function firstSimulated(random: Random): readonly NewReference[] {
  const row = (kind: NewReference['kind'], code: string, value: unknown): NewReference => ({
    kind,
    code,
    recordedAt: 0,
    data: JSON.stringify(value),
  });
  const rules = random.chance(0.3) ? [...CARD_RULES, PROCESS_DEFAULT] : CARD_RULES;
  return [
    row('region', '370000', regionRow('370000', null)),
    ...KNOWN_REGIONS.map((code) => row('region', code, regionRow(code, parentOf(code)))),
    ...KNOWN_REGIONS.flatMap((region) =>
      LINES.map((line) => row('department', `${region}-${line}`, departmentRow(region, line))),
    ),
    ...KNOWN_ITEMS.map((code) => row('item', code, itemRow(random, code, null))),
    row('calendar', 'cn', CALENDAR),
    ...rules.map((set) => row('ruleSet', set.id, set)),
    ...firstFeedbackRules(),
  ];
}

export function regionRow(code: string, parent: string | null) {
  return { code, name: `区划${code}`, parent, ...ALWAYS };
}

/** `370102` lies in `370100`, that in `370000`. */
export function parentOf(code: string): string {
  return code.endsWith('00') ? '370000' : `${code.slice(0, 4)}00`;
}

export function departmentRow(regionCode: string, line: string | null) {
  const code = `${regionCode}-${line ?? 'none'}`;
  return { code, name: `部门${code}`, regionCode, line, parent: null, ...ALWAYS };
}

/** A version of an item; days where it begins in the middle. */
export function itemRow(random: Random, code: string, validFrom: string | null) {
  const bare = code.startsWith('bare');
  const unit = code.startsWith('fast') ? 'workingHour' : 'workingDay';
  return {
    code,
    name: `事项${code}`,
    type: 'commitment',
    departmentCode: null,
    statutoryLimit: bare ? null : { value: random.between(4, 20), unit },
    commitmentLimit: bare ? null : { value: random.between(1, 8), unit },
    validFrom,
    validTo: null,
    withdrawn: false,
  };
}

/** The calendar with some working days made rest days and some rest days worked. */
export function changedCalendar(random: Random, days: readonly string[]): unknown {
  const holidays = new Set(CALENDAR.holidays);
  const workdays = new Set(CALENDAR.workdays);
  for (const day of days) {
    if (random.chance(0.5)) {
      if (!workdays.delete(day)) holidays.add(day);
    } else if (!holidays.delete(day)) workdays.add(day);
    // A day cannot be both.
    if (holidays.has(day)) workdays.delete(day);
  }
  return { ...CALENDAR, holidays: [...holidays].sort(), workdays: [...workdays].sort() };
}

/** People of all scopes, among them two who can confirm each other. */
export const PEOPLE: readonly Person[] = [
  { name: 'sun', role: 'supervisor', regionCode: null, line: null },
  { name: 'qian', role: 'supervisor', regionCode: null, line: null },
  { name: 'zhou', role: 'leader', regionCode: null, line: 'water' },
  { name: 'wu', role: 'supervisor', regionCode: '370100', line: null },
  { name: 'zheng', role: 'supervisor', regionCode: '370102', line: 'land' },
  { name: 'feng', role: 'liaison', regionCode: '370100', line: 'water' },
  { name: 'chen', role: 'liaison', regionCode: '370202', line: null },
];
