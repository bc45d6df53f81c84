import type { SubjectClock } from '../limits/subject-clock.ts';
import type { ClockKind } from '../limits/clock-kind.ts';
import type { Instant } from '../time/limit.ts';
import type { CardContext } from './card-context.ts';
import { subjectName } from '../subject-kind.ts';
import type { CardRule } from './card-rule.ts';
import { rulesOnClock, rulesOnFindings } from './rule-index.ts';
import type { CardToIssue } from './subject-card.ts';
import { cycleOf } from './fold-cards.ts';
import type { CardLog } from './fold-cards.ts';
import {
  findingClock,
  findingOf,
  isOver,
  isSetInForce,
  unexplainedAt,
  warningAt,
} from './ground.ts';

/** Gathers the cards of a subject that are due and missing, and the next instant at which another will be. */
export class DueCards {
  /** Infinity if no rule will fire by itself. */
  nextAt: Instant = Infinity;
  readonly #due = new Map<string, CardToIssue>();
  readonly #held: ReadonlySet<string>;
  readonly #log: CardLog;
  readonly #context: CardContext;
  readonly #lost: readonly string[];
  /** Clocks whose cycle ends now: what is due of them is due in the next one. */
  readonly #ending: ReadonlySet<string>;

  constructor(log: CardLog, context: CardContext, lost: readonly string[]) {
    this.#held = new Set(log.records.map(({ card }) => card.id));
    this.#log = log;
    this.#context = context;
    this.#lost = lost;
    this.#ending = new Set(
      log.records.flatMap(({ card }) => (lost.includes(card.id) ? [card.clockId] : [])),
    );
  }

  /** The cards due, in the order in which they were found. */
  get cards(): readonly CardToIssue[] {
    return [...this.#due.values()];
  }

  /** Applies the rules of the clock's kind. */
  lookAt(clock: SubjectClock): void {
    const { configuration } = this.#context;
    for (const { set, rule } of rulesOnClock(configuration.cardRules, clock.kind)) {
      const at = this.#groundAt(clock, rule);
      if (at === null || !isSetInForce(set, at, configuration)) continue;
      this.#take(rule, set.id, at, clock.id, clock.kind, clock);
    }
  }

  /** Applies the rules that ask for a finding. */
  lookAtFindings(): void {
    const { configuration, findings, kind } = this.#context;
    for (const { set, rule } of rulesOnFindings(configuration.cardRules, kind)) {
      const finding = findingOf(rule, findings);
      if (finding === undefined || !isSetInForce(set, finding.at, configuration)) continue;
      // The clock of such a rule is only what the card is listed under.
      this.#take(rule, set.id, finding.at, findingClock(finding.code), rule.clock, null);
    }
  }

  /** When the rule fires on this clock, past or future; null where it never does. */
  #groundAt(clock: SubjectClock, rule: CardRule): Instant | null {
    const { configuration, asOf } = this.#context;
    switch (rule.when.type) {
      case 'remaining':
        // No warning for what has ended.
        return clock.endedAt === null ? warningAt(clock, rule, configuration) : null;
      case 'over':
        return clock.endedAt === null || isOver(clock, asOf) ? clock.reading.breachAt : null;
      case 'unexplained': {
        const cycle = cycleOf(this.#log, clock.id);
        const { level, since } = rule.when;
        const record = this.#log.records.find(
          ({ card }) => card.clockId === clock.id && card.level === level && card.cycle === cycle,
        );
        if (record === undefined || this.#lost.includes(record.card.id)) return null;
        return unexplainedAt(record, since, configuration);
      }
      case 'finding':
        return null;
    }
  }

  #take(
    rule: CardRule,
    ruleSet: string,
    at: Instant,
    clockId: string,
    kind: ClockKind,
    clock: SubjectClock | null,
  ): void {
    if (at > this.#context.asOf) {
      if (at < this.nextAt) this.nextAt = at;
      return;
    }
    if (this.#ending.has(clockId)) return;
    const cycle = cycleOf(this.#log, clockId);
    const { kind: owner, subject } = this.#context;
    const id = `${subjectName(owner, subject)}/${clockId}/${rule.level}/${cycle}`;
    if (this.#held.has(id)) return;
    const before = this.#due.get(id);
    if (before !== undefined && before.groundAt <= at) return;
    this.#due.set(id, {
      id,
      clockId,
      clock: kind,
      level: rule.level,
      cycle,
      category: rule.category,
      groundAt: at,
      ruleSet,
      rule: rule.id,
      fault: rule.fault,
      due: clock?.reading.due ?? null,
      departmentCode: clock === null ? this.#context.departmentCode : clock.departmentCode,
    });
  }
}
