/** A cell of the strip: a day of one clock. */
export interface StripFocus {
  readonly clockId: string;
  readonly date: string;
}

/**
 * Where a key leads from a cell: ← → a day, ↑ ↓ a clock, Home and End the first and last day; null
 * for other keys. Without a cell the walk begins with the first clock, on its last day.
 */
export function walk(
  key: string,
  from: StripFocus | null,
  dates: readonly string[],
  clockIds: readonly string[],
  lastOfFirst = dates.at(-1),
): StripFocus | null {
  const lastDay = dates.length - 1;
  const day = dates.indexOf(from?.date ?? lastOfFirst ?? '');
  const clock = from === null ? 0 : Math.max(0, clockIds.indexOf(from.clockId));
  const at = (dayAt: number, clockAt: number): StripFocus | null => {
    const date = dates[Math.min(Math.max(dayAt, 0), lastDay)];
    const clockId = clockIds[Math.min(Math.max(clockAt, 0), clockIds.length - 1)];
    return date === undefined || clockId === undefined ? null : { clockId, date };
  };
  switch (key) {
    case 'ArrowRight':
      return at(from === null ? day : day + 1, clock);
    case 'ArrowLeft':
      return at(from === null ? day : day - 1, clock);
    case 'ArrowUp':
      return at(day, clock - 1);
    case 'ArrowDown':
      return at(day, clock + 1);
    case 'Home':
      return at(0, clock);
    case 'End':
      return at(lastDay, clock);
    default:
      return null;
  }
}
