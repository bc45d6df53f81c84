import type { LedgerKind, LedgerLineText } from '#contract/clock-view.ts';
import type { LedgerClock } from '../app/ui/ledger/ledger-clock.ts';

/** A commitment clock of 20 working days; a spec states only what it is about. */
export function aLedgerClock(facts: Partial<LedgerClock> = {}): LedgerClock {
  return {
    id: 'commitment',
    kind: 'commitment',
    name: '承诺',
    limit: { value: 20, unit: 'workingDay' },
    limitSeconds: null,
    due: null,
    endedAt: null,
    overLevel: 'yellow',
    ledger: [],
    ...facts,
  };
}

/** Lines written as `date kind counted name-or-reason`, such as `2026-10-01 holiday 0 国庆节`. */
export function ledgerOf(...lines: readonly string[]): readonly LedgerLineText[] {
  return lines.map((line) => {
    const [date = '', kind = '', counted = '0', text] = line.split(' ');
    return {
      date,
      kind: kind as LedgerKind,
      counted: Number(counted),
      ...(text === undefined ? {} : kind === 'suspended' ? { reason: text } : { name: text }),
    };
  });
}
