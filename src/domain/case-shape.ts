import { isTimed } from './case-brief.ts';
import type { CaseBrief } from './case-brief.ts';
import type { CaseCourse, CaseSuspension } from './cases/case-course.ts';
import type { CaseFacts } from './cases/case-facts.ts';
import type { Finding } from './cases/finding.ts';
import type { EventData, LoggedEvent } from './cases/logged-event.ts';
import type { Configuration } from './configuration.ts';
import { IMPOSSIBLE_MOVES } from './indicators/impossible-moves.ts';
import { limitsOfCase } from './limits/limits-of-case.ts';
import { dayAt, startOfDay } from './time/calendar.ts';
import { isHourUnit, isStated } from './time/limit.ts';
import type { Amount, Instant, Limit } from './time/limit.ts';

/** Where an instant goes so that its day alone counts. */
export type Move = (at: Instant) => Instant;

const NO_DATA: EventData = {};
const IMPOSSIBLE: readonly Finding[] = IMPOSSIBLE_MOVES.slice(0, 1).map((code) => ({
  ...{ code, at: 0, facts: {} },
}));

/**
 * A case in brief as far as days tell it. Which case it is, where it lies and what time it was are left
 * out, so that thousands of cases have one shape, and what other rules make of it is asked once. By any
 * rules and at any moment it gives the cells that the case gives, its department aside: that is null,
 * the own one of the case, as in all cells that it gives.
 *
 * @returns undefined where more than days count: hours, or an order of events that their times do not tell
 */
export function shapeOf(brief: CaseBrief, configuration: Configuration): CaseBrief | undefined {
  const { course, acceptedAt } = brief;
  const frame = frameOf(brief, configuration);
  if (frame === undefined) return undefined;
  const { limits, move } = frame;
  const { calendar } = configuration;
  const dayOf: Move = (at) => startOfDay(calendar, dayAt(calendar, at));
  const late = new Map(
    brief.late.map(({ time, receivedAt }) => {
      const days = { time: dayOf(time), receivedAt: dayOf(receivedAt) };
      return [`${days.time} ${days.receivedAt}`, days] as const;
    }),
  );
  return {
    course: courseInShape(course, { ...course.facts, ...limits }, move),
    path: '',
    acceptedAt: acceptedAt === null ? null : move(acceptedAt),
    isDeemed: brief.isDeemed,
    late: [...late.keys()].sort().flatMap((key) => late.get(key) ?? []),
    // Whether there is any is all that counts.
    impossible: brief.impossible.length > 0 ? IMPOSSIBLE : [],
    hasOrder: brief.hasOrder,
  };
}

/** What a shape has in place of the limits and instants of its case. */
export interface ShapeFrame {
  readonly limits: LimitsInShape;
  readonly move: Move;
}

type LimitsInShape = Pick<CaseFacts, 'itemCode' | 'statutoryLimit' | 'commitmentLimit'>;

/** @returns undefined where a case has no shape: see {@link shapeOf} */
export function frameOf(
  brief: Pick<CaseBrief, 'course' | 'acceptedAt'>,
  configuration: Configuration,
): ShapeFrame | undefined {
  const { course } = brief;
  const limits = limitsInShape(brief, configuration);
  if (limits === undefined || !countsDays(course) || hasTies(course)) return undefined;
  const move = intoDays(instantsOf(course), configuration);
  return move && { limits, move };
}

/** Its limits wherever they come from, so that the item need not be known. */
function limitsInShape(
  { course: { facts }, acceptedAt }: Pick<CaseBrief, 'course' | 'acceptedAt'>,
  configuration: Configuration,
): LimitsInShape | undefined {
  // Nobody asks for the limits of what is not accepted; rules that accept it need more than a brief.
  if (acceptedAt === null) return { itemCode: null, statutoryLimit: null, commitmentLimit: null };
  const { calendar, findItem } = configuration;
  const day = dayAt(calendar, acceptedAt);
  const { statutory, commitment } = limitsOfCase(facts, day, configuration);
  if ([statutory, commitment].some((one) => one !== null && !isOfDays(one.limit))) return undefined;
  const { kind, itemCode, statutoryLimit, commitmentLimit } = facts;
  const statutoryOf = statutory?.limit ?? null;
  if (commitment === null || commitmentLimit !== null || kind === 'onTheSpot') {
    return { itemCode: null, statutoryLimit: statutoryOf, commitmentLimit };
  }
  // What is done on the spot by its item promises nothing that could be longer: the item has to say so.
  if (itemCode === null || findItem(itemCode, day)?.commitmentLimit == null) {
    return { itemCode, statutoryLimit, commitmentLimit };
  }
  return { itemCode: null, statutoryLimit: statutoryOf, commitmentLimit: commitment.limit };
}

function countsDays({ steps, extensions, suspensions, corrections }: CaseCourse): boolean {
  return (
    steps.every((step) => !isTimed(step) || step.limit === null || isOfDays(step.limit)) &&
    extensions.every(({ by }) => isOfDays(by)) &&
    [...suspensions, ...corrections].every(({ limit }) => limit === null || isOfDays(limit))
  );
}

function isOfDays(limit: Limit | Amount): boolean {
  return isStated(limit) ? limit.due.kind === 'day' : !isHourUnit(limit.unit);
}

/** Whether a correction and the acceptance are told apart by more than their times. */
function hasTies({ corrections, accepted }: CaseCourse): boolean {
  return corrections.some(({ event }) => event.time === accepted?.time);
}

function instantsOf(course: CaseCourse): readonly Instant[] {
  const { received, accepted, notAccepted, decided, finished, delivered, ends } = course;
  const events = [received, accepted, notAccepted, decided, finished, delivered, ...ends];
  const instants: (Instant | null)[] = events.map((event) => event?.time ?? null);
  for (const { event, at } of course.extensions) instants.push(event.time, at);
  for (const step of course.steps) {
    if (isTimed(step)) instants.push(step.startedAt, step.finishedAt);
  }
  for (const { event, from, to } of [...course.suspensions, ...course.corrections]) {
    instants.push(event.time, from, to);
  }
  return instants.filter((at) => at !== null);
}

/**
 * Moves instants to the first moments of their days, in the order in which they were; what is on the
 * stroke of midnight stays there, and nothing is moved into the future.
 *
 * @returns undefined where a calendar was recorded in between: ended clocks are read in the one of then
 */
function intoDays(
  instants: readonly Instant[],
  { calendar, calendarAt }: Configuration,
): Move | undefined {
  const moved = new Map<Instant, Instant>();
  let last = -Infinity;
  for (const at of Float64Array.from(instants).sort()) {
    if (moved.has(at)) continue;
    const start = startOfDay(calendar, dayAt(calendar, at));
    const to = at === start ? at : Math.max(start, last) + 1;
    const own = calendarAt(at);
    if (own !== calendarAt(to) || own.timeZone !== calendar.timeZone) return undefined;
    moved.set(at, to);
    last = to;
  }
  return (at) => moved.get(at) ?? at;
}

function courseInShape(course: CaseCourse, facts: CaseFacts, move: Move): CaseCourse {
  const bare = (event: LoggedEvent): LoggedEvent => {
    const time = move(event.time);
    const text = { source: '', id: '', type: '', subject: '' };
    return { ...text, time, sequence: null, receivedAt: time, data: NO_DATA };
  };
  const pause = ({ event, from, to, ...rest }: CaseSuspension): CaseSuspension => ({
    ...rest,
    event: bare(event),
    from: move(from),
    to: to === null ? null : move(to),
  });
  const { received, accepted, notAccepted, decided, finished, delivered } = course;
  const { departmentCode: own } = facts;
  return {
    events: [],
    facts: { ...facts, regionCode: null, departmentCode: null, title: '', channel: '' },
    phase: 'received',
    received: received && bare(received),
    accepted: accepted && bare(accepted),
    corrections: course.corrections.map(pause),
    notAccepted: notAccepted && bare(notAccepted),
    decided: decided && { ...bare(decided), data: decided.data },
    finished: finished && bare(finished),
    delivered: delivered && bare(delivered),
    ends: course.ends.map(bare),
    steps: course.steps.map(
      ({ startedAt, finishedAt, departmentCode, limit, reopened }, index) => ({
        id: `${index}`,
        step: '',
        startedAt: startedAt === null ? null : move(startedAt),
        finishedAt: finishedAt === null ? null : move(finishedAt),
        departmentCode: departmentCode === own ? null : departmentCode,
        officer: null,
        limit,
        result: null,
        reopened,
      }),
    ),
    suspensions: course.suspensions.map(pause),
    extensions: course.extensions.map(({ event, at, ...rest }) => ({
      ...rest,
      event: bare(event),
      at: move(at),
    })),
  };
}
