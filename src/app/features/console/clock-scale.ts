import type { ClockView } from '#contract/clock-view.ts';
import type { ClockKind } from '#domain/limits/clock-kind.ts';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';

/** One clock on the scale that all clocks of the panel share; parts of its width, 0 to 1. */
export interface ScaledClock {
  readonly clock: ClockView;
  readonly from: number;
  /** Time within the limit. */
  readonly within: number;
  /** Time over it. */
  readonly over: number;
  /** Where the post of the due day stands; null where it is not known. */
  readonly post: number | null;
  readonly level: 'red' | 'yellow';
}

const DAY_MS = 86_400_000;
const SHOWN: readonly ClockKind[] = [
  'statutory',
  'commitment',
  'correctionNotice',
  'step',
  'delivery',
];

/** Clocks that the panel shows: the case's two limits, and the card's own where it is another. */
export function panelClocks(clocks: readonly ClockView[], clockId: string): readonly ClockView[] {
  return SHOWN.flatMap((kind) =>
    clocks.filter(
      (clock) =>
        clock.kind === kind &&
        (kind === 'statutory' || kind === 'commitment' || clock.id === clockId),
    ),
  );
}

/** Puts clocks on one scale from the first start to the last due day or the end of today. */
export function scaleClocks(clocks: readonly ClockView[], asOf: string): readonly ScaledClock[] {
  const today = dayNumber(dayOfInstant(asOf)) + 1;
  const spans = clocks.map((clock) => {
    const start = dayNumber(dayOfDue(clock.start));
    const due = clock.due === null ? null : dayNumber(dayOfDue(clock.due)) + 1;
    const end = clock.endedAt === null ? today : dayNumber(dayOfInstant(clock.endedAt)) + 1;
    return { clock, start, due, end };
  });
  const first = Math.min(...spans.map((span) => span.start));
  const last = Math.max(...spans.map((span) => Math.max(span.end, span.due ?? span.end)));
  // A little room at the right, so that a post at the very end is seen.
  const whole = Math.max(1, (last - first) * 1.03);
  return spans.map(({ clock, start, due, end }) => {
    const within = Math.max(0, Math.min(end, due ?? end) - start);
    return {
      clock,
      from: (start - first) / whole,
      within: within / whole,
      over: due === null ? 0 : Math.max(0, end - Math.max(due, start)) / whole,
      post: due === null ? null : (due - first) / whole,
      level: clock.kind === 'statutory' ? 'red' : 'yellow',
    };
  });
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}
