import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayOfEnd } from '../time/clock-ends.ts';
import type { Due } from '../time/clock.ts';
import { familyOf } from '../time/limit-total.ts';
import { isHourUnit, isStated } from '../time/limit.ts';
import type { Amount, Limit } from '../time/limit.ts';
import type { TicketExtension } from './ticket-course.ts';

/** Why an extension does not move a clock; the finding of that name is raised. */
export type TicketExtensionFault =
  'extensionTooLate' | 'extensionTooLong' | 'extensionUnit' | 'extensionWithoutAmount';

/** The extensions that move a clock, and why the others do not. */
export interface CountedTicketExtensions {
  readonly counted: readonly Amount[];
  readonly faults: readonly {
    readonly extension: TicketExtension;
    readonly code: TicketExtensionFault;
  }[];
}

// Of a working day; only for limits in hours.
const HOURS = 8;

/**
 * An extension counts when it was granted and had been asked for not after the due day of the clock
 * as it then was, while all that count are together no more than `most`. When it was granted does not
 * matter: whoever asks in time does not lose by a slow answer.
 *
 * @param dueWith due of the clock with these extensions; null while it is not known
 */
export function countTicketExtensions(
  extensions: readonly TicketExtension[],
  limit: Limit,
  most: Amount,
  dueWith: (counted: readonly Amount[]) => Due | null,
  calendar: Calendar,
): CountedTicketExtensions {
  const counted: Amount[] = [];
  const faults: { extension: TicketExtension; code: TicketExtensionFault }[] = [];
  for (const extension of extensions) {
    const { granted, requested, by } = extension;
    if (granted === null) continue;
    const due = dueWith(counted);
    const asked = dayAt(calendar, (requested ?? granted).time);
    if (by === null) faults.push({ extension, code: 'extensionWithoutAmount' });
    else if (!isStated(limit) && familyOf(limit.unit) !== familyOf(by.unit)) {
      faults.push({ extension, code: 'extensionUnit' });
    } else if (due !== null && asked > dayOfEnd(calendar, due)) {
      faults.push({ extension, code: 'extensionTooLate' });
    } else if (sizeOf([...counted, by]) > sizeOf([most])) {
      faults.push({ extension, code: 'extensionTooLong' });
    } else counted.push(by);
  }
  return { counted, faults };
}

/** Amounts together, in minutes of work; natural days are taken for working days. */
function sizeOf(amounts: readonly Amount[]): number {
  return amounts.reduce((sum, amount) => sum + minutesOf(amount), 0);
}

function minutesOf({ value, unit }: Amount): number {
  if (unit === 'workingMinute') return value;
  if (isHourUnit(unit)) return value * 60;
  // A month has more working days than any extension may.
  const days = unit === 'month' ? 22 : unit === 'year' ? 250 : 1;
  return value * days * HOURS * 60;
}
