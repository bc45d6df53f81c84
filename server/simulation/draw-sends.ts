import type { Instant } from '#domain/time/limit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './draw-case.ts';
import { KNOWN_ITEMS } from './draw-reference.ts';
import type { Random } from './random.ts';
import type { DrawnEvent, Fate, Sent, Step } from './scenario.ts';

interface Span {
  readonly startsAt: Instant;
  readonly until: Instant;
  readonly processes: number;
}

interface Waiting {
  readonly event: DrawnEvent;
  readonly sendAt: Instant;
}

/** Draws how the events of the cases reach the platform: when, in which batches, with which fate. */
export function drawSends(random: Random, events: readonly DrawnEvent[], span: Span): Step[] {
  return sendsOf(random, [...events, ...besideCases(random, events, span)], span);
}

/** The same of events alone. */
export function sendsOf(random: Random, all: readonly DrawnEvent[], span: Span): Step[] {
  const waiting = [...all, ...contested(random, all)]
    .map((event) => ({ event, sendAt: sendAtOf(random, event, span) }))
    .filter(({ sendAt }) => sendAt <= span.until)
    .sort((one, other) => one.sendAt - other.sendAt);
  const steps: Step[] = [];
  for (const source of new Set(waiting.map(({ event }) => event.source))) {
    const own = waiting.filter(({ event }) => event.source === source);
    while (own.length > 0) steps.push(batch(random, source, own.splice(0, sizeOf(random)), span));
  }
  // What a source has no receipt for it sends again, sooner or later.
  for (const { at, ...step } of [...steps]) {
    if (step.do !== 'send' || !random.chance(0.3)) continue;
    const process = random.below(span.processes);
    steps.push({
      at: at + random.below(2 * DAY_MS),
      do: 'retry',
      process,
      source: step.source,
    });
  }
  return steps;
}

function batch(random: Random, source: string, own: readonly Waiting[], { processes }: Span): Step {
  const events: Sent[] = own.map(({ event }) => ({ kind: 'event', event }));
  if (random.chance(0.08)) {
    events.splice(random.below(events.length + 1), 0, { kind: 'garbage', value: garbage(random) });
  }
  return {
    at: own.at(-1)?.sendAt ?? 0,
    do: 'send',
    process: random.below(processes),
    source,
    way: random.chance(0.12) ? 'file' : random.pick(['http', 'socket']),
    fate: fateOf(random),
    events: random.chance(0.2) ? random.shuffled(events) : events,
  };
}

function sizeOf(random: Random): number {
  return random.chance(0.5) ? 1 : random.between(2, 6);
}

function fateOf(random: Random): Fate {
  return random.chance(0.7)
    ? 'arrives'
    : random.pick(['lost', 'receiptLost', 'twice', 'truncated']);
}

function sendAtOf(random: Random, { time }: DrawnEvent, { startsAt }: Span): Instant {
  const known = Math.max(time, startsAt);
  switch (random.below(8)) {
    case 0:
      return known + random.between(1, 20) * DAY_MS;
    case 1:
      return known + random.between(1, 40) * HOUR_MS;
    case 2:
      // A source whose clock runs ahead.
      return Math.max(startsAt, known - random.between(1, 12) * MINUTE_MS);
    default:
      return known + random.below(10) * MINUTE_MS;
  }
}

/** The same identity with other content: a source that was set up anew and counts from the start. */
function contested(random: Random, events: readonly DrawnEvent[]): DrawnEvent[] {
  return events
    .filter(() => random.chance(0.04))
    .map((event) => ({
      ...event,
      time: event.time + random.below(3) * HOUR_MS,
      data: { ...event.data, text: '另一内容' },
    }));
}

/** Events that are not of cases: reviews of them, and new versions of items. */
function besideCases(
  random: Random,
  events: readonly DrawnEvent[],
  { startsAt }: Span,
): DrawnEvent[] {
  const beside: DrawnEvent[] = [];
  const add = (type: string, subject: string, time: Instant, data: DrawnEvent['data']): void => {
    const id = `beside-${beside.length}`;
    beside.push({ source: 'urn:city:jinan', id, type, subject, time, sequence: null, data });
  };
  for (const { subject, time } of events) {
    if (!random.chance(0.05)) continue;
    add('review.submitted', `R${beside.length}`, time, {
      grade: random.between(1, 5),
      caseNo: subject,
    });
  }
  for (let left = random.below(3); left > 0; left -= 1) {
    const code = random.pick([...KNOWN_ITEMS, 'late-01', 'late-02']);
    const at = startsAt + random.below(25 * 24) * HOUR_MS;
    const limits = {
      commitment: { value: random.between(1, 6), unit: 'workingDay' },
      statutory: { value: random.between(5, 15), unit: 'workingDay' },
    };
    add(random.pick(['item.published', 'item.revised', 'item.withdrawn']), code, at, {
      code,
      name: `事项${code}新`,
      limits,
    });
  }
  return beside;
}

function garbage(random: Random): unknown {
  const whole = {
    specversion: '1.0',
    id: 'bad',
    source: 'urn:city:jinan',
    type: 'case.note',
    subject: 'C1',
    time: '2026-01-02T09:00:00+08:00',
    data: {},
  };
  return random.pick([
    42,
    null,
    {},
    { ...whole, type: 'case.unheardOf' },
    { ...whole, time: '2031-01-02T09:00:00+08:00' },
    { ...whole, time: '1999-01-02T09:00:00+08:00' },
    { ...whole, source: 'urn:mingjian' },
    { ...whole, source: 'urn:elsewhere' },
    { ...whole, type: 'case.suspended' },
  ]);
}
