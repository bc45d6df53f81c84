import type { LawArticle } from '../ledger/law-article.ts';
import { lawArticles } from '../ledger/law-article.ts';
import type { LedgerClock } from '../ledger/ledger-clock.ts';
import { countsHours } from '../ledger/ledger-day.ts';
import type { LedgerDay } from '../ledger/ledger-day.ts';
import { ledgerRuns, singleRuns } from '../ledger/ledger-run.ts';
import type { LedgerRun } from '../ledger/ledger-run.ts';
import {
  countsWorkingDays,
  datedDay,
  figure,
  reasonText,
  unitText,
} from '../ledger/ledger-words.ts';
import type { LedgerSpeech } from '../ledger/ledger-words.ts';

/** One line of the table in words. */
export interface LedgerRow {
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly finding: string;
  /** Empty where the days do not count. */
  readonly ordinal: string;
  readonly why: string;
  readonly basis: readonly { readonly article: LawArticle; readonly name: string }[];
  readonly look: 'plain' | 'suspended' | 'over' | 'due';
}

/** The ledger of a clock as lines: grouped runs, or every day by itself. */
export function ledgerRows(
  clock: LedgerClock,
  days: readonly LedgerDay[],
  all: boolean,
  speech: LedgerSpeech,
): readonly LedgerRow[] {
  const runs = all ? singleRuns(days) : ledgerRuns(days);
  return runs.map((run) => rowOf(clock, run, speech));
}

function rowOf(clock: LedgerClock, run: LedgerRun, speech: LedgerSpeech): LedgerRow {
  const { texts } = speech;
  return {
    from: run.from,
    to: run.to,
    date:
      run.from === run.to
        ? datedDay(run.from, speech)
        : texts.range(
            speech.format.day(run.from, speech.thisYear),
            speech.format.day(run.to, speech.thisYear),
          ),
    finding: finding(clock, run, speech),
    ordinal: ordinal(run, countsHours(clock)),
    why: why(clock, run, speech),
    basis: lawArticles(run, clock.kind, countsWorkingDays(clock)).map((article) => ({
      article,
      name:
        article === 'holidayNotice'
          ? texts.law.holidayNotice(run.from.slice(0, 4))
          : texts.law.names[article],
    })),
    look:
      run.over !== null
        ? 'over'
        : run.due
          ? 'due'
          : run.kind === 'suspended'
            ? 'suspended'
            : 'plain',
  };
}

function finding(clock: LedgerClock, run: LedgerRun, { texts }: LedgerSpeech): string {
  switch (run.kind) {
    case 'trigger':
      return texts.table.trigger;
    case 'restDay':
      return texts.table.restDay(run.days);
    case 'holiday':
      return texts.table.holiday(run.days);
    case 'makeUpDay':
      return texts.table.makeUpDay;
    case 'suspended': {
      // A single day may be a weekend, of which there is no working day to count.
      if (run.days === 1) return texts.table.suspendedDay;
      const working = countsWorkingDays(clock);
      return texts.table.suspended(working ? run.workDays : run.days, working);
    }
    case 'counted':
      return countsHours(clock)
        ? texts.table.countedHours(figure(run.counted, true))
        : texts.table.counted(run.days);
  }
}

function ordinal(run: LedgerRun, hours: boolean): string {
  if (run.first === null || run.last === null) return '';
  const [first, last] = [figure(run.first, hours), figure(run.last, hours)];
  return first === last || hours ? last : `${first}–${last}`;
}

function why(clock: LedgerClock, run: LedgerRun, speech: LedgerSpeech): string {
  const { texts } = speech;
  const reasons: string[] = [];
  if (run.kind === 'trigger' && run.first === null) reasons.push(texts.table.whyTrigger);
  if (run.kind === 'holiday') reasons.push(run.name ?? '');
  if (run.kind === 'makeUpDay') reasons.push(texts.table.whyMakeUp(run.name ?? ''));
  if (run.kind === 'suspended') reasons.push(reasonText(run.reason, texts));
  if (run.begins === 'count' && run.kind !== 'trigger') reasons.push(texts.table.whyCount);
  if (run.begins === 'resumption') {
    reasons.push(texts.table.whyResumption(reasonText(run.reason, texts)));
  }
  if (run.due) reasons.push(texts.table.whyDue);
  if (run.over !== null) {
    reasons.push(texts.table.whyOver(figure(run.over, countsHours(clock)), unitText(clock, texts)));
  }
  if (run.ahead) reasons.push(texts.table.whyAhead);
  return reasons.filter((reason) => reason !== '').join(texts.sentence.comma);
}
