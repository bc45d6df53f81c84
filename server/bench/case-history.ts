import type { Instant } from '#domain/time/limit.ts';
import { departmentCode } from '../../mock-data/reference/departments.ts';
import lines from '../../mock-data/reference/department-lines.json' with { type: 'json' };
import regions from '../../mock-data/reference/regions.json' with { type: 'json' };

/** Part of the number of every case of a history; copies bear another one in its place. */
export const COPY_MARK = '-c0000-';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = 60;
const ITEMS_OF_A_LINE = 8;
const LATE_ONE_OF = 25;
/** So few are refused when they were received: something rare to look for. */
const REFUSED_ONE_OF = 2500;
const SOURCES = ['a', 'b', 'c', 'd'];
const FILLER = '材料齐全，符合法定形式，按规定程序办理。'.repeat(6);

const COUNTIES = regions.filter(({ level }) => level === 2).map(({ code }) => code);
const LINES = lines.map(({ code }) => code);

type EventType =
  | 'case.received'
  | 'case.accepted'
  | 'case.notAccepted'
  | 'case.stepStarted'
  | 'case.stepFinished'
  | 'case.finished';

interface Happening {
  readonly at: Instant;
  readonly no: number;
  readonly step: number;
  readonly type: EventType;
}

/** One event as its source sends it, and when. */
export interface HistoryEvent {
  readonly at: Instant;
  readonly event: unknown;
}

/**
 * The events of some weeks in their order: cases of all counties, lines and items, five events each;
 * one of twenty-five late, few refused, those of the last days still open. Ids are in no order. The same number of
 * cases and the same end give the same.
 */
export function* caseHistory(cases: number, until: Instant): Generator<HistoryEvent> {
  const happenings = Array.from({ length: cases }, (_, no) => courseOf(no, cases, until)).flat();
  happenings.sort((one, other) => one.at - other.at);
  let sent = 0;
  for (const one of happenings) {
    sent += 1;
    yield { at: one.at, event: eventOf(one, sent) };
  }
}

function courseOf(no: number, cases: number, until: Instant): readonly Happening[] {
  const mix = mixed(no);
  const begin = until - DAYS * DAY_MS + Math.floor((DAYS * DAY_MS * no) / cases);
  const isLate = mix % LATE_ONE_OF === 0;
  const days = isLate ? 16 + ((mix >>> 5) % 20) : 1 + ((mix >>> 5) % 10);
  const whole: readonly (readonly [EventType, Instant])[] = [
    ['case.received', begin],
    ['case.accepted', begin + HOUR_MS],
    ['case.stepStarted', begin + 2 * HOUR_MS],
    ['case.stepFinished', begin + 20 * HOUR_MS],
    ['case.finished', begin + days * DAY_MS],
  ];
  const isRefused = no % REFUSED_ONE_OF === 1;
  const moments = isRefused
    ? ([whole[0], ['case.notAccepted', begin + 3 * HOUR_MS]] as typeof whole)
    : whole;
  return moments.flatMap(([type, at], step) => (at < until ? [{ at, no, step, type }] : []));
}

function eventOf({ at, no, step, type }: Happening, sent: number): unknown {
  const source = SOURCES[no % SOURCES.length] ?? 'a';
  const id = (BigInt(sent) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn;
  return {
    specversion: '1.0',
    id: id.toString(16).padStart(16, '0'),
    source: `urn:bench:${source}`,
    type,
    subject: `${source}${COPY_MARK}${String(no).padStart(7, '0')}`,
    time: new Date(at).toISOString(),
    sequence: step + 1,
    data: dataOf(type, no),
  };
}

function dataOf(type: EventType, no: number): unknown {
  const mix = mixed(no + 7);
  const region = COUNTIES[mix % COUNTIES.length] ?? '370102';
  const line = LINES[(mix >>> 8) % LINES.length] ?? 'water';
  switch (type) {
    case 'case.received':
      return {
        itemCode: `${line}-${(mix >>> 16) % ITEMS_OF_A_LINE}`,
        regionCode: region,
        departmentCode: departmentCode(region, line),
        channel: no % 3 === 0 ? 'window' : 'online',
        title: FILLER.slice(0, 40),
        applicant: {
          ...{ kind: '1', name: '张三丰', idNo: '370102199001011234', phone: '13900001111' },
        },
        statutoryLimit: { value: 20, unit: 'workingDay' },
        commitmentLimit: { value: 10, unit: 'workingDay' },
      };
    case 'case.stepStarted':
    case 'case.stepFinished':
      return {
        step: '审查',
        officer: `officer-${no % 1000}`,
        departmentCode: departmentCode(region, line),
        limit: { value: 5, unit: 'workingDay' },
        opinion: FILLER.slice(0, 80),
      };
    case 'case.notAccepted':
      return { reason: '不属本机关职权' };
    case 'case.accepted':
    case 'case.finished':
      return { materials: [FILLER.slice(0, 60), FILLER.slice(0, 30)] };
  }
}

/** A whole number with its bits mixed: looks random, and is the same every time. */
function mixed(no: number): number {
  const one = Math.imul(no ^ (no >>> 16), 0x45d9_f3b);
  const two = Math.imul(one ^ (one >>> 16), 0x45d9_f3b);
  return (two ^ (two >>> 16)) >>> 0;
}
