import type { Finding } from '../cases/finding.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import type { Configuration } from '../configuration.ts';
import type { CaseClock } from '../limits/case-clock.ts';
import type { ClockKind } from '../limits/clock-kind.ts';
import type { Instant } from '../time/limit.ts';
import type { CardLevel, CardRule } from './card-rule.ts';
import { CARD_LEVELS } from './card-rule.ts';
import type { CardState, CaseCard, CardToIssue } from './case-card.ts';
import { foldCards } from './fold-cards.ts';
import type { CardLog, CardRecord } from './fold-cards.ts';
import { findingOf, isInForce, isOver, unexplainedAt, warningAt } from './ground.ts';

/** The cards of a case at one moment. */
export interface CardsOfCase {
  readonly cards: readonly CaseCard[];
  readonly toIssue: readonly CardToIssue[];
  readonly groundsLost: readonly string[];
  readonly level: CardLevel | null;
  /** Next instant at which a rule fires by itself; null if none will. */
  readonly nextAt: Instant | null;
}

/** What of a case its cards depend on. */
export interface CardContext {
  readonly subject: string;
  readonly clocks: readonly CaseClock[];
  readonly findings: readonly Finding[];
  readonly departmentCode: string | null;
  readonly configuration: Configuration;
  readonly asOf: Instant;
}

/** Settled without a person: they hold nobody any more, but count unless revoked. */
const OUT_OF_FORCE: ReadonlySet<CardState> = new Set(['revoked', 'lapsed']);
const SETTLED: ReadonlySet<CardState> = new Set(['revoked', 'closed']);

/**
 * Folds the cards that the log holds and finds those that are due and missing. The key of a card
 * is clock, level and cycle; one that the log holds in any state, also revoked, is never due again
 * in its cycle. A cycle ends when the ground of its cards is lost.
 *
 * @param events the platform's decisions on cards and orders, in order
 */
export function cardsOfCase(events: readonly LoggedEvent[], context: CardContext): CardsOfCase {
  const log = events.length === 0 ? EMPTY : foldCards(events);
  const groundsLost = lostGrounds(log, context);
  const due = new DueCards(log, context, groundsLost);
  for (const clock of context.clocks) due.lookAt(clock);
  due.lookAtFindings();
  const cards = log.records.map((record) => shown(record, log, context, groundsLost));
  return {
    cards,
    toIssue: due.cards,
    groundsLost,
    level: highest(cards),
    nextAt: due.nextAt === Infinity ? null : due.nextAt,
  };
}

const EMPTY: CardLog = { records: [], lost: new Map() };

function cycleOf(log: CardLog, clockId: string): number {
  return 1 + (log.lost.get(clockId) ?? 0);
}

/** Gathers the cards due, and the next instant at which another will be. */
class DueCards {
  readonly cards: CardToIssue[] = [];
  nextAt: Instant = Infinity;
  readonly #log: CardLog;
  readonly #context: CardContext;
  readonly #lost: readonly string[];

  constructor(log: CardLog, context: CardContext, lost: readonly string[]) {
    this.#log = log;
    this.#context = context;
    this.#lost = lost;
  }

  lookAt(clock: CaseClock): void {
    for (const set of this.#context.configuration.cardRules) {
      for (const rule of set.rules) {
        if (rule.clock !== clock.kind || rule.when.type === 'finding') continue;
        const at = this.#groundAt(clock, rule);
        if (at === null || !isInForce(set, at, this.#context.configuration)) continue;
        this.#take(rule, set.id, at, clock.id, clock.kind, clock);
      }
    }
  }

  lookAtFindings(): void {
    for (const set of this.#context.configuration.cardRules) {
      for (const rule of set.rules) {
        const finding = findingOf(rule, this.#context.findings);
        if (finding === undefined) continue;
        if (!isInForce(set, finding.at, this.#context.configuration)) continue;
        // The clock of such a rule is only what the card is listed under.
        this.#take(rule, set.id, finding.at, findingClock(finding.code), 'statutory', null);
      }
    }
  }

  /** When the rule fires on this clock, past or future; null where it never does. */
  #groundAt(clock: CaseClock, rule: CardRule): Instant | null {
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
        const at = unexplainedAt(record, since, configuration);
        return at !== null && at > asOf && record.answeredAt !== null ? null : at;
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
    clock: CaseClock | null,
  ): void {
    if (at > this.#context.asOf) {
      if (at < this.nextAt) this.nextAt = at;
      return;
    }
    const cycle = cycleOf(this.#log, clockId);
    const id = `${this.#context.subject}/${clockId}/${rule.level}/${cycle}`;
    if (this.#log.records.some(({ card }) => card.id === id)) return;
    const before = this.cards.findIndex((card) => card.id === id);
    if (before >= 0 && (this.cards[before]?.groundAt ?? at) <= at) return;
    const card: CardToIssue = {
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
    };
    if (before >= 0) this.cards[before] = card;
    else this.cards.push(card);
  }
}

function findingClock(code: string): string {
  return `finding:${code}`;
}

/** Ids of the cards of the current cycle whose ground is gone, revoked ones included. */
function lostGrounds(log: CardLog, context: CardContext): readonly string[] {
  if (log.records.length === 0) return [];
  const lost: string[] = [];
  for (const { card } of log.records) {
    if (card.cycle !== cycleOf(log, card.clockId)) continue;
    if (!hasGround(card, context)) lost.push(card.id);
  }
  return lost;
}

function hasGround(
  card: CaseCard,
  { clocks, findings, configuration, asOf }: CardContext,
): boolean {
  const rule = findRule(card, configuration);
  if (rule?.when.type === 'finding') return findingOf(rule, findings) !== undefined;
  const clock = clocks.find(({ id }) => id === card.clockId);
  if (clock === undefined) return card.clockId.startsWith('finding:');
  // What is over was also about to be: while the breach stands, no card of the clock falls.
  if (isOver(clock, asOf)) return true;
  if (rule?.when.type !== 'remaining') return false;
  const at = warningAt(clock, rule, configuration);
  return at !== null && at <= asOf && (clock.endedAt === null || at <= clock.endedAt);
}

function findRule(card: CaseCard, configuration: Configuration): CardRule | undefined {
  let found: CardRule | undefined;
  for (const set of configuration.cardRules) {
    if (set.id !== card.ruleSet) continue;
    const rule = set.rules.find(({ id }) => id === card.rule);
    if (rule !== undefined && isInForce(set, card.groundAt, configuration)) return rule;
    found ??= rule;
  }
  return found;
}

/** A card with what follows for it from the other cards and from its clock. */
function shown(
  { card }: CardRecord,
  log: CardLog,
  context: CardContext,
  groundsLost: readonly string[],
): CaseCard {
  const groundLost = card.groundLost || groundsLost.includes(card.id);
  const state = SETTLED.has(card.state) ? card.state : stateOf(card, groundLost, log, context);
  return state === card.state && groundLost === card.groundLost
    ? card
    : { ...card, state, groundLost };
}

function stateOf(
  card: CaseCard,
  groundLost: boolean,
  log: CardLog,
  { clocks }: CardContext,
): CardState {
  const superseded = log.records.some(
    ({ card: other }) =>
      other.clockId === card.clockId &&
      other.cycle === card.cycle &&
      other.state !== 'revoked' &&
      rankOf(other.level) > rankOf(card.level),
  );
  if (superseded) return 'superseded';
  if (card.level !== 'warning' || card.clockId.startsWith('finding:')) return card.state;
  const clock = clocks.find(({ id }) => id === card.clockId);
  return groundLost || clock === undefined || clock.endedAt !== null ? 'lapsed' : card.state;
}

/** The highest card in force; a revoked or lapsed one is not, a closed one is. */
function highest(cards: readonly CaseCard[]): CardLevel | null {
  let level: CardLevel | null = null;
  for (const card of cards) {
    if (OUT_OF_FORCE.has(card.state)) continue;
    if (level === null || rankOf(card.level) > rankOf(level)) level = card.level;
  }
  return level;
}

function rankOf(level: CardLevel): number {
  return CARD_LEVELS.indexOf(level);
}
