import { parentPort, workerData } from 'node:worker_threads';
import { compileCalendar } from '#domain/time/calendar.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import type { DemoOptions } from '../../mock-data/generate.ts';
import { pastOf } from '../../mock-data/past-steps.ts';
import type { PastStep } from '../../mock-data/past-steps.ts';
import cn from '../../mock-data/reference/calendars/cn.json' with { type: 'json' };

/** What a past is made from, beside the calendar that comes with the product. */
export type PastSetting = Omit<DemoOptions, 'calendar'>;

/** Steps in their order; what is told first of all is how many events there will be. */
export type FromPast =
  | { readonly kind: 'made'; readonly total: number }
  | { readonly kind: 'steps'; readonly steps: readonly PastStep[]; readonly isLast: boolean };

/** Events handed over at once: what a few commits take. */
const HANDED_OVER = 2000;

if (parentPort === null) throw new Error('this file is the thread that makes up a past');
const port = parentPort;
const post = (message: FromPast): void => {
  port.postMessage(message);
};

const calendar = compileCalendar(cn as unknown as CalendarSource);
const { total, steps } = pastOf({ ...(workerData as PastSetting), calendar });
post({ kind: 'made', total });
const parts = partsOf(steps as Iterable<PastStep>);
// Made beside the load, handed over as it is asked for: the load never holds all of it.
port.on('message', () => {
  const { value, done } = parts.next();
  const isLast = done === true;
  post({ kind: 'steps', steps: value ?? [], isLast });
  if (isLast) port.close();
});

function* partsOf(all: Iterable<PastStep>): Generator<readonly PastStep[], undefined> {
  let part: PastStep[] = [];
  let held = 0;
  for (const step of all) {
    part.push(step);
    for (const { events } of step.batches) held += events.length;
    if (held < HANDED_OVER) continue;
    yield part;
    part = [];
    held = 0;
  }
  if (part.length > 0) yield part;
  return undefined;
}
