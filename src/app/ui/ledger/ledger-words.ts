import { findSuspensionReason } from '#domain/limits/suspension-reasons.ts';
import { parseDay, weekday } from '#domain/time/day.ts';
import type { LimitText } from '#contract/clock-view.ts';
import type { Format } from '../../i18n/format.ts';
import type { Texts } from '../../i18n/texts.ts';
import type { zh } from '../../i18n/zh.ts';
import type { LedgerTexts } from '../../i18n/zh-ledger.ts';
import type { LedgerClock } from './ledger-clock.ts';
import { countsHours } from './ledger-day.ts';
import type { LedgerDay } from './ledger-day.ts';

/** What sentences about a ledger are made with. */
export interface LedgerSpeech {
  readonly texts: LedgerTexts;
  readonly units: Texts<typeof zh>['unit'];
  readonly format: Format;
  /** Days of this year are said without it. */
  readonly thisYear: number;
}

/** `09-17 周四`, or `Thu, Sep 17`. */
export function datedDay(date: string, speech: LedgerSpeech): string {
  const day = parseDay(date);
  const name = day === undefined ? '' : (speech.texts.weekdaysLong[weekday(day)] ?? '');
  return speech.texts.dated(speech.format.day(date, speech.thisYear), name);
}

const ON_DAYS: ReadonlySet<string> = new Set(['workingDay', 'naturalDay']);

/** A limit in words: `20 个工作日`, or the day the source stated. */
export function limitText(limit: LimitText, speech: LedgerSpeech): string {
  if ('unit' in limit) {
    // What is done on the spot is promised for the same day: `0 working days` says that to nobody.
    return limit.value === 0 && ON_DAYS.has(limit.unit)
      ? speech.texts.sameDay
      : speech.units[limit.unit](limit.value);
  }
  return limit.due.length === 10
    ? speech.format.day(limit.due, speech.thisYear)
    : speech.format.instant(limit.due);
}

/** A suspension's reason in words; an unknown one as the source wrote it. */
export function reasonText(reason: string | null, texts: LedgerTexts): string {
  if (reason === null) return '';
  const known = findSuspensionReason(reason)?.code;
  const words: Readonly<Record<string, string>> = texts.reason;
  return (known === undefined ? undefined : words[known]) ?? reason;
}

/** Counted time as a bare figure: days, or hours with at most one place. */
export function figure(counted: number, hours: boolean): string {
  if (!hours) return String(counted);
  return String(Math.round(counted / 360) / 10);
}

/** The unit of a clock's figures: working days, days or hours. */
export function unitText(clock: LedgerClock, texts: LedgerTexts): string {
  if (countsHours(clock)) return texts.unit.hour;
  return countsWorkingDays(clock) ? texts.unit.workingDay : texts.unit.day;
}

/** Whether the clock leaves out rest days by its unit. */
export function countsWorkingDays(clock: LedgerClock): boolean {
  return 'unit' in clock.limit && clock.limit.unit === 'workingDay';
}

/** The sentence of one cell: `10-12 周一 挂起：专家评审，不计入`. */
export function daySentence(clock: LedgerClock, day: LedgerDay, speech: LedgerSpeech): string {
  const { texts } = speech;
  const parts = [dayFinding(clock, day, speech)];
  if (day.over !== null) {
    parts.push(texts.sentence.over(figure(day.over, countsHours(clock)), unitText(clock, texts)));
  }
  if (day.due) parts.push(texts.sentence.due);
  if (day.ahead) parts.push(texts.sentence.ahead);
  const comma = texts.sentence.comma;
  return `${clock.name} ${datedDay(day.date, speech)}${texts.sentence.colon}${parts.join(comma)}`;
}

function dayFinding(clock: LedgerClock, day: LedgerDay, speech: LedgerSpeech): string {
  const { texts } = speech;
  const hours = countsHours(clock);
  const ordinal = (): string =>
    texts.ordinal(figure(day.ordinal ?? 0, hours), unitText(clock, texts));
  switch (day.kind) {
    case 'trigger':
      return hours
        ? texts.sentence.triggerHours(figure(day.counted, true))
        : texts.sentence.trigger;
    case 'counted':
      return texts.sentence.counted(ordinal());
    case 'makeUpDay':
      return texts.sentence.makeUp(ordinal());
    case 'restDay':
      return texts.sentence.restDay;
    case 'holiday':
      return texts.sentence.holiday(day.name ?? '');
    case 'suspended':
      return (
        (day.within === 'holiday' ? texts.sentence.within(day.name ?? '') : '') +
        texts.sentence.suspended(reasonText(day.reason, texts))
      );
  }
}

/** One sentence for the whole strip of a clock, read instead of its cells. */
export function ledgerSummary(
  clock: LedgerClock,
  days: readonly LedgerDay[],
  speech: LedgerSpeech,
): string {
  const { texts } = speech;
  const first = days.at(0);
  const last = days.at(-1);
  if (first === undefined || last === undefined) return texts.empty;
  const hours = countsHours(clock);
  const counted = days.reduce((sum, day) => sum + (day.ahead ? 0 : day.counted), 0);
  const left = days.filter((day) => !day.ahead && day.counted === 0).length;
  const over = days.findLast((day) => day.over !== null && !day.ahead)?.over ?? null;
  const parts = [
    texts.summary(
      clock.name,
      limitText(clock.limit, speech),
      speech.format.day(first.date, speech.thisYear),
      speech.format.day(last.date, speech.thisYear),
      hours ? texts.hours(figure(counted, true)) : figure(counted, false),
      String(left),
    ),
  ];
  if (clock.due !== null) {
    parts.push(texts.summaryDue(speech.format.day(clock.due.slice(0, 10), speech.thisYear)));
  }
  if (over !== null) parts.push(texts.summaryOver(figure(over, hours), unitText(clock, texts)));
  return parts.join(texts.sentence.comma);
}

/**
 * Where a limit comes from, in words: an article of the law, the item's version in the service
 * guide, the event itself. What is none of these is shown as it came.
 */
export function basisText(basis: string, texts: LedgerTexts): string {
  const [kind = '', rest = ''] = basis.split(/:(.*)/s);
  if (kind === 'article') return texts.basis.article(/^\d+/.exec(rest)?.[0] ?? rest);
  if (kind === 'item') {
    const since = rest.split('@')[1];
    return since === undefined ? texts.basis.item : texts.basis.itemSince(since);
  }
  if (kind === 'event') return texts.basis.event;
  return kind === 'onTheSpot' ? texts.basis.onTheSpot : basis;
}
