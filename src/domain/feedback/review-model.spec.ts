import fc from 'fast-check';
import { mayActOnFeedback } from '../access/feedback-acts.ts';
import type { FeedbackAct } from '../access/feedback-acts.ts';
import type { Role } from '../access/role.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { PLATFORM_SOURCE } from '../cases/logged-event.ts';
import { at, codesOf, configuration } from '../testing/case-fixture.ts';
import type { Instant } from '../time/limit.ts';
import { deriveReview } from './derive-review.ts';
import type { ReviewPhase } from './feedback-phase.ts';
import type { Satisfaction } from './satisfaction.ts';
import { countsIn, RATED, REVIEW_NO } from './testing/review-fixture.ts';

const HOUR_MS = 3_600_000;

/** What somebody who only looks at the acts believes of the review. */
interface Model {
  phase: ReviewPhase;
  appealedBy: string | null;
  contacted: boolean;
  rectified: boolean;
  appealed: boolean;
  satisfaction: Satisfaction | null;
}

/** The events that the acts left, and the clock. */
class Log {
  events: readonly LoggedEvent[] = [];
  now: Instant = at('2026-03-02');

  add(type: string, data: LoggedEvent['data']): void {
    this.now += HOUR_MS;
    const place = this.events.length;
    const event: LoggedEvent = {
      source: PLATFORM_SOURCE,
      id: `e${place}`,
      type: `review.${type}`,
      subject: REVIEW_NO,
      time: this.now,
      sequence: place,
      receivedAt: this.now,
      data,
    };
    this.events = [...this.events, event];
  }
}

/** What each act is called in the log, and the phase that it leads to. */
const STEPS: Readonly<Partial<Record<FeedbackAct, readonly [type: string, phase: ReviewPhase]>>> = {
  assign: ['assigned', 'assigned'],
  verify: ['verified', 'verified'],
  rectify: ['rectified', 'rectified'],
  feedBack: ['fedBack', 'fedBack'],
  revisit: ['revisited', 'revisited'],
  appeal: ['appealed', 'appealed'],
  exclude: ['excluded', 'excluded'],
  rejectAppeal: ['appealRejected', 'appealRejected'],
};

class Act implements fc.Command<Model, Log> {
  readonly act: FeedbackAct;
  readonly by: string;
  readonly role: Role;
  readonly result: Satisfaction;

  constructor(act: FeedbackAct, by: string, role: Role, result: Satisfaction) {
    this.act = act;
    this.by = by;
    this.role = role;
    this.result = result;
  }

  /** What the table of acts does not open is not done; that it is refused there is its own spec's to say. */
  check({ phase, appealedBy }: Readonly<Model>): boolean {
    const feedback = {
      subjectKind: 'review',
      phase,
      ...{ extensionAskedBy: null, returnUntil: null, extendUntil: null, good: false },
      appealedBy: phase === 'appealed' ? appealedBy : null,
    } as const;
    return mayActOnFeedback(feedback, this.act, this.role, this.by, 0).ok;
  }

  run(model: Model, log: Log): void {
    const step = STEPS[this.act];
    if (step === undefined) return;
    const [type, phase] = step;
    const result = this.#resultOf();
    log.add(type, { by: this.by, ...(result === undefined ? {} : { result }) });
    model.phase = phase;
    if (this.act === 'appeal') {
      model.appealed = true;
      model.appealedBy = this.by;
    }
    if (this.act === 'verify') model.contacted = true;
    if (this.act === 'rectify') model.rectified = true;
    if (this.act === 'revisit') model.satisfaction = this.result;
    agree(model, log);
  }

  #resultOf(): string | undefined {
    if (this.act === 'exclude') return 'mistaken';
    if (this.act === 'verify') return 'valid';
    return this.act === 'revisit' ? this.result : undefined;
  }

  toString(): string {
    return `${this.act} by ${this.by}`;
  }
}

/** What is derived from any order of the events is what the acts said. */
function agree(model: Readonly<Model>, { events, now }: Log): void {
  const derived = deriveReview(events.toReversed(), configuration(), now);
  expect(derived.phase).toBe(model.phase);
  const excluded = model.phase === 'excluded';
  const expected = ['active 1'];
  if (model.appealed) expected.push('badReview appealed');
  if (excluded) expected.push('excluded 1', 'badReview appealUpheld');
  else {
    expected.push('badReview active');
    if (model.contacted) expected.push('badReview contacted');
    if (model.rectified) expected.push('badReview rectified');
    if (events.some(({ type }) => type === 'review.fedBack')) expected.push('badReview fedBack');
    if (model.satisfaction !== null) expected.push('badReview revisited');
    if (model.satisfaction !== null && model.satisfaction !== 'dissatisfied') {
      expected.push('badReview satisfied');
    }
  }
  expect(countsIn(derived)).toEqual(expected);
  const clock = derived.clocks.find(({ kind }) => kind === 'rectification');
  expect(clock?.endedAt !== null).toBe(excluded || model.rectified);
  expect(
    derived.clocks.filter(({ kind, endedAt }) => kind === 'appeal' && endedAt === null).length,
  ).toBe(model.phase === 'appealed' ? 1 : 0);
  const odd = codesOf(derived).filter(
    // The table lets a department fix at once what an appeal did not do away with.
    (code) => code !== 'rectifiedBeforeVerified' && code !== 'dissatisfiedAfterRectification',
  );
  expect(odd).toEqual([]);
}

describe('whatever is done with a bad review in whatever order the table of acts allows', () => {
  it('its events tell what was done', () => {
    const act = fc.record({
      act: fc.constantFrom(...(Object.keys(STEPS) as FeedbackAct[])),
      by: fc.constantFrom('zhao', 'qian', 'sun'),
      role: fc.constantFrom<Role>('dispatcher', 'liaison', 'handler', 'supervisor'),
      result: fc.constantFrom<Satisfaction>('satisfied', 'basicallySatisfied', 'dissatisfied'),
    });
    const commands = act.map((one) => new Act(one.act, one.by, one.role, one.result));
    fc.assert(
      fc.property(fc.commands([commands], { maxCommands: 40, size: 'max' }), (acts) => {
        fc.modelRun(() => {
          const log = new Log();
          log.add('submitted', { grade: 1, origin: 'active', ...RATED });
          const model: Model = {
            ...{ phase: 'submitted', appealedBy: null, satisfaction: null },
            ...{ contacted: false, rectified: false, appealed: false },
          };
          return { model, real: log };
        }, acts);
      }),
      { numRuns: 300 },
    );
  });
});
