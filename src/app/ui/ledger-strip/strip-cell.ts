import type { LedgerTexts } from '../../i18n/zh-ledger.ts';
import type { LedgerClock } from '../ledger/ledger-clock.ts';
import { countsHours } from '../ledger/ledger-day.ts';
import type { LedgerDay } from '../ledger/ledger-day.ts';
import { figure } from '../ledger/ledger-words.ts';

/** How one cell is painted and what stands in it. */
export interface StripCell {
  readonly date: string;
  readonly look:
    'trigger' | 'counted' | 'rest' | 'holiday' | 'suspended' | 'over-red' | 'over-yellow';
  readonly text: string;
  readonly makeUp: boolean;
  readonly due: boolean;
  readonly ahead: boolean;
}

/**
 * Paints a day. A suspended weekend stays empty, a suspended holiday keeps its foot: nothing would
 * have counted on them anyway.
 */
export function stripCell(clock: LedgerClock, day: LedgerDay, texts: LedgerTexts): StripCell {
  return {
    date: day.date,
    look: lookOf(clock, day),
    text: textOf(clock, day, texts),
    makeUp: day.kind === 'makeUpDay' || day.within === 'makeUpDay',
    due: day.due,
    ahead: day.ahead,
  };
}

function lookOf(clock: LedgerClock, day: LedgerDay): StripCell['look'] {
  switch (day.kind) {
    case 'trigger':
      return 'trigger';
    case 'restDay':
      return 'rest';
    case 'holiday':
      return 'holiday';
    case 'suspended':
      if (day.within === 'holiday') return 'holiday';
      return day.rests ? 'rest' : 'suspended';
    case 'counted':
    case 'makeUpDay':
      return day.over === null ? 'counted' : clock.overLevel === 'red' ? 'over-red' : 'over-yellow';
  }
}

function textOf(clock: LedgerClock, day: LedgerDay, texts: LedgerTexts): string {
  if (day.kind === 'trigger') return texts.trigger;
  if (day.counted === 0) return '';
  if (countsHours(clock)) return figure(day.counted, true);
  if (day.over === null) return String(day.ordinal ?? '');
  // Three digits fill a cell of 16 px; the colour says already that they are over.
  return day.over < 100 ? `+${String(day.over)}` : String(day.over);
}
