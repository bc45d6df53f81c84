import type { CaseExtension } from '../cases/case-course.ts';
import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayOfEnd } from '../time/clock-ends.ts';
import type { Due } from '../time/clock.ts';
import { familyOf } from '../time/limit-total.ts';
import { isStated } from '../time/limit.ts';
import type { Amount, Limit } from '../time/limit.ts';
import { mostExtension } from './statutory-clocks.ts';

/** Why an extension does not move a clock; the finding of that name is raised. */
export type ExtensionFault =
  'extensionTooLate' | 'extensionRepeated' | 'extensionTooLong' | 'extensionUnit';

/** The extensions that move a clock, and why the others do not. */
export interface CountedExtensions {
  readonly counted: readonly Amount[];
  readonly faults: readonly { readonly extension: CaseExtension; readonly code: ExtensionFault }[];
}

// Of a working day; only for limits in hours, of which the law knows none.
const HOURS = 8;

const NOTHING: CountedExtensions = { counted: [], faults: [] };

/**
 * An extension counts when it was made not after the due day, once, and by at most 10 working days
 * (joint handling 15); one that does not count leaves room for another (`design.md` 5, art. 42).
 *
 * @param due of the clock without any extension; null while it is suspended or unknown
 */
export function countExtensions(
  extensions: readonly CaseExtension[],
  limit: Limit,
  due: Due | null,
  joint: boolean,
  calendar: Calendar,
): CountedExtensions {
  if (extensions.length === 0) return NOTHING;
  const counted: Amount[] = [];
  const faults: { extension: CaseExtension; code: ExtensionFault }[] = [];
  for (const extension of extensions) {
    const code = faultOf(extension, limit, due, counted.length > 0, joint, calendar);
    if (code === null) counted.push(extension.by);
    else faults.push({ extension, code });
  }
  return { counted, faults };
}

function faultOf(
  extension: CaseExtension,
  limit: Limit,
  due: Due | null,
  second: boolean,
  joint: boolean,
  calendar: Calendar,
): ExtensionFault | null {
  const { at, by } = extension;
  if (!isStated(limit) && familyOf(limit.unit) !== familyOf(by.unit)) return 'extensionUnit';
  if (due !== null && dayAt(calendar, at) > dayOfEnd(calendar, due)) return 'extensionTooLate';
  if (second) return 'extensionRepeated';
  return isTooLong(by, mostExtension(joint)) ? 'extensionTooLong' : null;
}

function isTooLong(by: Amount, most: number): boolean {
  switch (by.unit) {
    case 'workingDay':
    case 'naturalDay':
      return by.value > most;
    case 'month':
    case 'year':
      // A month has more working days than any extension may.
      return by.value > 0;
    case 'workingHour':
      return by.value > most * HOURS;
    case 'workingMinute':
      return by.value > most * HOURS * 60;
  }
}
