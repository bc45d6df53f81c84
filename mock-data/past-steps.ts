import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { bySource } from './demo-sources.ts';
import type { SourceBatch } from './demo-sources.ts';
import { generateDemo } from './generate.ts';
import type { DemoOptions } from './generate.ts';
import { generateFeedback } from './generate-feedback.ts';
import type { Reported } from './generator/demo-event.ts';
import { deskMoments } from './generator/desk-moments.ts';
import { withManifests } from './generator/manifests.ts';

/** What happens next: reports up to a moment; then, where the desk opens, persons at work. */
export interface PastStep {
  readonly at: Instant;
  readonly batches: readonly SourceBatch[];
  readonly opensDesk: boolean;
}

/** An invented past in its order. */
export interface Past {
  /** How many events its steps hold. */
  readonly total: number;
  readonly steps: Iterable<PastStep> | AsyncIterable<PastStep>;
}

/** On the last day so many reports at most come in together, so that the delay of the sources is true. */
const BATCH_TODAY = 60;
/**
 * Before it a report waits for those after it at most so long, in ms: what runs out within a day is
 * seen the same day, and what is sent before midnight is known before it.
 */
const LONGEST_WAIT = 240 * 60_000;

/** Makes up what was reported in some weeks, and parts it into steps; equal options make equal steps. */
export function pastOf({ seed, until, days, cases, calendar }: DemoOptions): Past {
  const ofCases = generateDemo({ seed, until, days, cases, calendar });
  const ofPeople = generateFeedback({ seed, until, days, calendar, reported: ofCases });
  const reported = withManifests([...ofCases, ...ofPeople], calendar, until);
  return { total: reported.length, steps: stepsOf(reported, calendar, until) };
}

function* stepsOf(
  reported: readonly Reported[],
  calendar: Calendar,
  until: Instant,
): Generator<PastStep> {
  const today = dayAt(calendar, until);
  const first = reported[0]?.reportedAt ?? until;
  const end = { at: until, opensDesk: false };
  let next = 0;
  for (const { at, opensDesk } of [...deskMoments(calendar, first, until), end]) {
    while (next < reported.length) {
      const batch = nextBatch(reported, next, at, (one) => dayAt(calendar, one) === today);
      const last = batch.at(-1);
      if (last === undefined) break;
      next += batch.length;
      const events = batch.map(({ event }) => event);
      yield { at: last.reportedAt, batches: bySource('http', events), opensDesk: false };
    }
    yield { at, batches: [], opensDesk };
  }
}

/** The next reports up to a moment: none waits long for those after it, and today hardly at all. */
function nextBatch(
  reported: readonly Reported[],
  from: number,
  until: Instant,
  isToday: (at: Instant) => boolean,
): readonly Reported[] {
  const first = reported[from]?.reportedAt ?? until;
  const most = from + (isToday(first) ? BATCH_TODAY : Infinity);
  const latest = first + LONGEST_WAIT;
  let to = from;
  for (; to < most; to += 1) {
    const one = reported[to];
    if (one === undefined || one.reportedAt > until || one.reportedAt > latest) break;
  }
  return reported.slice(from, to);
}
