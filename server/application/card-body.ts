import { maskText } from '#domain/access/masking.ts';
import type { CardView } from '#contract/card-view.ts';
import type { CaseCard } from '#domain/cards/case-card.ts';
import type { DerivedCase } from '#domain/derived-case.ts';
import type { CaseClock } from '#domain/limits/case-clock.ts';
import type { ClockInput } from '#domain/time/clock.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReferenceBook } from './reference-book.ts';
import type { CardRow } from './store-rows.ts';
import { dueOrder, dueText, instantText, instantTextOf, limitText } from './times.ts';

/** What a card's row keeps beside its place: the card as shown, and what moves with time. */
export interface CardBody {
  /** Without what moves with time, which is read when somebody looks. */
  readonly view: Omit<CardView, 'remaining' | 'suspended' | 'daysLeft' | 'people'>;
  /** Input of its clock; null where the clock is gone. */
  readonly input: ClockInput | null;
  readonly endedAt: Instant | null;
  /** What lists are ordered by; null where no end is known. */
  readonly dueAt: Instant | null;
  readonly groundAt: Instant;
}

/** The rows of all cards of a case. */
export function cardRows(subject: string, derived: DerivedCase, book: ReferenceBook): CardRow[] {
  return derived.cards.map((card) => {
    const body = cardBody(subject, card, derived, book);
    return {
      id: card.id,
      subject,
      path: derived.filing.path,
      line: body.view.line,
      state: card.state,
      body: JSON.stringify(body),
    };
  });
}

/** A card with its names resolved. */
export function cardBody(
  subject: string,
  card: CaseCard,
  derived: DerivedCase,
  book: ReferenceBook,
): CardBody {
  const { configuration } = book;
  const { calendar } = configuration;
  const { facts, filing } = derived;
  const clock = derived.clocks.find(({ id }) => id === card.clockId);
  const due = clock === undefined ? card.due : clock.reading.due;
  const order = dueOrder(calendar, due);
  const item = facts.itemCode === null ? undefined : book.findLatestItem(facts.itemCode);
  const { departmentCode } = card;
  const ruleSet = configuration.cardRules.find(({ id }) => id === card.ruleSet);
  return {
    view: {
      id: card.id,
      version: card.version,
      subject,
      clock: card.clock,
      clockId: card.clockId,
      level: card.level,
      cycle: card.cycle,
      state: card.state,
      category: card.category,
      retroactive: card.retroactive,
      groundLost: card.groundLost,
      fault: card.fault,
      groundAt: instantText(calendar, card.groundAt),
      issuedAt: instantText(calendar, card.issuedAt),
      ruleSet: card.ruleSet,
      rule: card.rule,
      ruleFrom: ruleSet === undefined ? '' : formatDay(ruleSet.effectiveFrom),
      itemCode: facts.itemCode,
      title: item?.name ?? (facts.title === null ? facts.itemCode : maskText(facts.title)),
      regionCode: filing.regionCode,
      regionName: book.findRegion(filing.regionCode)?.name ?? filing.regionCode,
      departmentCode,
      departmentName:
        departmentCode === null ? null : (book.findDepartment(departmentCode)?.name ?? null),
      line: book.lineOf(facts.departmentCode),
      limit: clock === undefined ? null : limitText(calendar, clock.input.limit),
      due: dueText(calendar, due),
      endedAt: instantTextOf(calendar, endOf(clock)),
      acknowledgedBy: card.acknowledgedBy,
      acknowledgedAt: instantTextOf(calendar, card.acknowledgedAt),
      assignedTo: card.assignedTo,
      urged: card.urged,
      order: card.order,
      explanation: card.explanation === null ? null : maskText(card.explanation),
      pendingRevocation: card.pendingRevocation,
      appealedBy: card.appealedBy,
    },
    input: clock?.input ?? null,
    endedAt: endOf(clock),
    dueAt: order === Infinity ? null : order,
    groundAt: card.groundAt,
  };
}

function endOf(clock: CaseClock | undefined): Instant | null {
  return clock?.endedAt ?? null;
}
