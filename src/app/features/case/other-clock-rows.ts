import type { CaseView } from '#contract/case-view.ts';
import type { ClockView } from '#contract/clock-view.ts';
import { dayOfInstant } from '../../i18n/format.ts';
import { limitWords } from '../../i18n/limit-words.ts';
import type { CalendarDays } from '../../ui/ledger/calendar-day.ts';
import { clockReading } from '../../ui/clock-card/clock-reading.ts';
import { limitText, reasonText } from '../../ui/ledger/ledger-words.ts';
import type { LedgerSpeech } from '../../ui/ledger/ledger-words.ts';
import type { Mark } from '../../ui/level-mark/level-mark.ts';
import { stepName } from './case-ledgers.ts';
import type { CaseSpeech } from './history-words.ts';

/** One clock beside the two large ones, in three words. */
export interface OtherClockRow {
  readonly id: string;
  readonly name: string;
  readonly limit: string;
  readonly state: string;
  readonly mark: Mark | null;
  readonly look: 'plain' | 'ok' | 'over';
}

const MARKS: Readonly<Partial<Record<ClockView['bucket'], Mark>>> = {
  onTime: 'ok',
  suspended: 'suspended',
  unknown: 'unknown',
  // Over one of these limits gives a yellow card.
  overdue: 'yellow',
  late: 'yellow',
};

const LOOKS: Readonly<Partial<Record<ClockView['bucket'], OtherClockRow['look']>>> = {
  onTime: 'ok',
  overdue: 'over',
  late: 'over',
};

/** Correction notice, suspensions, steps, delivery; a delivery not yet begun is said so. */
export function otherClockRows(
  view: Pick<CaseView, 'clocks' | 'asOf'>,
  speech: CaseSpeech,
  calendar: CalendarDays,
): readonly OtherClockRow[] {
  const ledgerSpeech: LedgerSpeech = {
    texts: speech.ledger,
    units: speech.shared.unit,
    format: speech.format,
    thisYear: Number(view.asOf.slice(0, 4)),
  };
  const clockRow = (clock: ClockView): OtherClockRow => ({
    id: clock.id,
    name:
      clock.kind === 'step'
        ? speech.texts.others.step(stepName(clock))
        : speech.shared.clock[clock.kind],
    limit: limitText(clock.limit, ledgerSpeech),
    state: limitWords(
      clockReading(clock, view.asOf, calendar, speech.ledger),
      view.asOf,
      speech.shared.limits,
      speech.format,
    ).table,
    mark: MARKS[clock.bucket] ?? null,
    look: LOOKS[clock.bucket] ?? 'plain',
  });
  const of = (kind: ClockView['kind']): readonly OtherClockRow[] =>
    view.clocks.filter((clock) => clock.kind === kind).map(clockRow);
  const delivery = of('delivery');
  return [
    ...of('correctionNotice'),
    ...suspensionRows(view, speech, ledgerSpeech),
    ...of('step'),
    ...(delivery.length > 0
      ? delivery
      : [
          {
            id: 'delivery',
            name: speech.shared.clock.delivery,
            limit: '',
            state: speech.texts.others.notStarted,
            mark: null,
            look: 'plain' as const,
          },
        ]),
  ];
}

/** The suspensions of the widest clock: a commitment pauses for every reason. */
function suspensionRows(
  view: Pick<CaseView, 'clocks' | 'asOf'>,
  speech: CaseSpeech,
  ledgerSpeech: LedgerSpeech,
): readonly OtherClockRow[] {
  const widest = [...view.clocks].sort(
    (one, other) => other.suspensions.length - one.suspensions.length,
  )[0];
  const today = dayOfInstant(view.asOf);
  return (widest?.suspensions ?? []).map(({ from, to, limit, reason }, index) => {
    const ended = to !== null && to.slice(0, 10) <= today;
    return {
      id: `suspension ${String(index)} ${from}`,
      name: speech.texts.others.suspension(reasonText(reason, speech.ledger)),
      limit: limit === null ? speech.texts.others.suspensionLimit : limitText(limit, ledgerSpeech),
      state: ended ? speech.texts.others.ended : speech.texts.others.open,
      mark: ended ? null : 'suspended',
      look: 'plain',
    };
  });
}
