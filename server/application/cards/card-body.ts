import { maskText } from '#domain/access/masking.ts';
import type { CardView } from '#contract/card-view.ts';
import type { SubjectCard } from '#domain/cards/subject-card.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import type { ClockInput } from '#domain/time/clock.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { CardRow } from '../store/store-rows.ts';
import type { CardedKey } from '../writer/subject-key.ts';
import { dueOrder, dueText, instantText, instantTextOf, limitText } from '../times.ts';

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

/** The rows of all cards of a subject. */
export function cardRows(key: CardedKey, derived: DerivedSubject, book: ReferenceBook): CardRow[] {
  return derived.cards.map((card) => {
    const body = cardBody(key, card, derived, book);
    return {
      id: card.id,
      kind: key.kind,
      subject: key.no,
      path: derived.filing.path,
      line: body.view.line,
      state: card.state,
      body: JSON.stringify(body),
    };
  });
}

/** A card with its names resolved. */
export function cardBody(
  { kind, no }: CardedKey,
  card: SubjectCard,
  derived: DerivedSubject,
  book: ReferenceBook,
): CardBody {
  const { configuration } = book;
  const { calendar } = configuration;
  const { itemCode, filing } = derived;
  const clock = derived.clocks.find(({ id }) => id === card.clockId);
  const due = clock === undefined ? card.due : clock.reading.due;
  const order = dueOrder(calendar, due);
  const item = itemCode === null ? undefined : book.findLatestItem(itemCode);
  const { departmentCode } = card;
  const ruleSet = configuration.cardRules.find(({ id }) => id === card.ruleSet);
  return {
    view: {
      id: card.id,
      version: card.version,
      subject: no,
      subjectKind: kind,
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
      itemCode,
      title: item?.name ?? (derived.title === null ? itemCode : maskText(derived.title)),
      regionCode: filing.regionCode,
      regionName: book.findRegion(filing.regionCode)?.name ?? filing.regionCode,
      departmentCode,
      departmentName:
        departmentCode === null ? null : (book.findDepartment(departmentCode)?.name ?? null),
      line: book.lineOf(derived.departmentCode),
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

function endOf(clock: SubjectClock | undefined): Instant | null {
  return clock?.endedAt ?? null;
}
