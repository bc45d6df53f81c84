import { isTimed } from './case-brief.ts';
import type { CaseBrief } from './case-brief.ts';
import { frameOf } from './case-shape.ts';
import type { Move } from './case-shape.ts';
import type { CaseSuspension } from './cases/case-course.ts';
import type { LoggedEvent } from './cases/logged-event.ts';
import { textOf } from './cases/read-data.ts';
import type { Configuration } from './configuration.ts';
import { NumberMix } from './number-mix.ts';
import { dayAt } from './time/calendar.ts';
import { isStated } from './time/limit.ts';
import type { Instant, Limit } from './time/limit.ts';

/** What the shape of a case follows from; of its course and findings what a brief leaves out is not read. */
export type ShapedCase = Omit<CaseBrief, 'path' | 'impossible'> & {
  /** Whether it took a way that there is not. */
  readonly isImpossible: boolean;
};

/**
 * A number that cases of one shape have in common, and of others nearly none. It is written with each
 * case that is derived, so that no shape is made of it: see `shapeOf`.
 *
 * @returns null where a case has no shape
 */
export function shapeNumber(given: ShapedCase, configuration: Configuration): number | null {
  const frame = frameOf(given, configuration);
  if (frame === undefined) return null;
  const { course, acceptedAt, late } = given;
  const { limits, move } = frame;
  const mix = new NumberMix();
  mix.takeText(limits.itemCode);
  takeLimit(mix, limits.statutoryLimit);
  takeLimit(mix, limits.commitmentLimit);
  mix.takeText(course.facts.kind);
  const flags = [given.isDeemed, given.hasOrder, given.isImpossible];
  mix.take(flags.reduce((sum, flag) => sum * 2 + (flag ? 1 : 0), 0));
  takeInstant(mix, acceptedAt, move);
  for (const event of [
    ...[course.received, course.accepted, course.notAccepted, course.decided],
    ...[course.finished, course.delivered],
  ]) {
    takeInstant(mix, event?.time ?? null, move);
  }
  if (course.decided !== null) mix.take(isApproved(course.decided) ? 1 : 0);
  takeEach(mix, course.ends, ({ time }) => {
    takeInstant(mix, time, move);
  });
  const own = course.facts.departmentCode;
  takeEach(
    mix,
    course.steps.filter(isTimed),
    ({ startedAt, finishedAt, departmentCode, limit, reopened }) => {
      takeInstant(mix, startedAt, move);
      takeInstant(mix, finishedAt, move);
      mix.takeText(departmentCode === own ? null : departmentCode);
      takeLimit(mix, limit);
      mix.take(reopened ? 1 : 0);
    },
  );
  const takePause = ({ event, from, to, limit, reason }: CaseSuspension): void => {
    takeInstant(mix, event.time, move);
    takeInstant(mix, from, move);
    takeInstant(mix, to, move);
    takeLimit(mix, limit);
    mix.takeText(reason);
  };
  takeEach(mix, course.corrections, takePause);
  takeEach(mix, course.suspensions, takePause);
  takeEach(mix, course.extensions, ({ event, at, by, approved }) => {
    takeInstant(mix, event.time, move);
    takeInstant(mix, at, move);
    takeLimit(mix, by);
    mix.take(approved ? 1 : 0);
  });
  takeEach(
    mix,
    late.length === 0 ? late : lateDays(late, configuration),
    ({ time, receivedAt }) => {
      mix.take(time);
      mix.take(receivedAt);
    },
  );
  return mix.number;
}

function isApproved({ data }: LoggedEvent): boolean {
  return textOf(data, 'result') === 'approved';
}

/** Days on which something was reported late, each once and in a steady order. */
function lateDays(
  late: CaseBrief['late'],
  { calendar }: Pick<Configuration, 'calendar'>,
): CaseBrief['late'] {
  const days = late.map(({ time, receivedAt }) => ({
    time: dayAt(calendar, time),
    receivedAt: dayAt(calendar, receivedAt),
  }));
  const byKey = new Map(days.map((one) => [`${one.time} ${one.receivedAt}`, one]));
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

function takeInstant(mix: NumberMix, at: Instant | null, move: Move): void {
  mix.take(at === null ? -1 : move(at));
}

function takeLimit(mix: NumberMix, limit: Limit | null): void {
  if (limit === null) mix.take(-1);
  else if (isStated(limit)) {
    mix.takeText(limit.due.kind);
    mix.take(limit.due.kind === 'day' ? limit.due.day : limit.due.at);
  } else {
    mix.takeText(limit.unit);
    mix.take(limit.value);
  }
}

/** Takes how many there are first: lists that follow each other stay apart. */
function takeEach<T>(mix: NumberMix, all: readonly T[], take: (one: T) => void): void {
  mix.take(all.length);
  for (const one of all) take(one);
}
