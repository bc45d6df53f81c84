import type { SourceDayView, SourceQualityView } from '#contract/source-days.ts';

/**
 * What the days of a source come to. What no manifest tells of is unknown, not nothing: `sent` and
 * `missing` are null unless at least one row knows them.
 */
export function sourceQuality(
  days: readonly SourceDayView[],
): Pick<SourceQualityView, 'sent' | 'accepted' | 'rejected' | 'missing' | 'late'> {
  // A manifest that does not end with a day cannot be held against the days.
  const whole = days.filter(({ accepted }) => accepted !== null);
  return {
    sent: knownSum(whole.map(({ sent }) => sent)),
    accepted: knownSum(whole.map(({ accepted }) => accepted)) ?? 0,
    rejected: knownSum(whole.map(({ rejected }) => rejected)) ?? 0,
    missing: knownSum(whole.map(({ missing }) => missing)),
    late: knownSum(whole.map(({ late }) => late)) ?? 0,
  };
}

function knownSum(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0);
}
