import type { TestClock } from './config.ts';
import { SettingError } from './setting-error.ts';

const FORM =
  /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))(?:@(\d+(?:\.\d+)?))?$/;
const MAX_SPEED = 1_000_000;

/** Reads `MINGJIAN_CLOCK`; undefined for the real clock. */
export function readTestClock(
  text: string | undefined,
  test: string | undefined,
): TestClock | undefined {
  if (text === undefined || text === '') return undefined;
  if (test !== '1') {
    throw new SettingError(
      'MINGJIAN_CLOCK',
      'is for tests and rehearsals and needs MINGJIAN_TEST=1',
    );
  }
  const [, instant, factor] = FORM.exec(text) ?? [];
  const startsAt = Date.parse(instant ?? '');
  if (Number.isNaN(startsAt) || !isRealDate(instant ?? '')) {
    throw new SettingError(
      'MINGJIAN_CLOCK',
      'must be an instant with offset such as 2026-10-08T09:00:00+08:00, with @speed after it if wanted',
    );
  }
  const speed = factor === undefined ? 1 : Number(factor);
  if (speed <= 0 || speed > MAX_SPEED) {
    throw new SettingError('MINGJIAN_CLOCK', `@speed must be above 0 and at most ${MAX_SPEED}`);
  }
  return { startsAt, speed };
}

/** `Date.parse` rolls 31 April over to 1 May. */
function isRealDate(instant: string): boolean {
  const date = instant.slice(0, 10);
  return new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) === date;
}
