import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CardView } from '#contract/card-view.ts';
import type { CaseView, DecisionView, EventView, FindingView } from '#contract/case-view.ts';

/** One line of 经过: an event of a source, a card, or a decision, with the findings it raised. */
export type HistoryEntry = {
  readonly id: string;
  readonly at: string;
  readonly look: CardLevel | 'plain';
  readonly findings: readonly FindingView[];
} & (
  | { readonly kind: 'event'; readonly event: EventView }
  | { readonly kind: 'card'; readonly card: CardView }
  | { readonly kind: 'decision'; readonly decision: DecisionView; readonly card: CardView | null }
  | { readonly kind: 'finding' }
);

type CourseOfCase = Pick<CaseView, 'events' | 'cards' | 'decisions' | 'findings'>;

/** Everything that happened, newest first; a finding stands under its event, else by itself. */
export function history(view: CourseOfCase): readonly HistoryEntry[] {
  const cards = new Map(view.cards.map((card) => [card.id, card]));
  const events = view.events.map((event): HistoryEntry => ({
    id: `${event.source} ${event.id}`,
    at: event.time,
    look: 'plain',
    kind: 'event',
    event,
    findings: view.findings.filter((finding) => isOf(finding, event)),
  }));
  const decisions = view.decisions
    // A card's issue is its own line already, at the instant of its ground.
    .filter((decision) => decision.type !== 'card.issued')
    .map((decision): HistoryEntry => ({
      id: `decision ${decision.id}`,
      at: decision.at,
      look: 'plain',
      kind: 'decision',
      decision,
      card: cards.get(decision.card ?? '') ?? null,
      findings: view.findings.filter((finding) => isGroundOf(finding, decision)),
    }));
  const told = new Set([...events, ...decisions].flatMap((entry) => entry.findings));
  const entries: HistoryEntry[] = [
    ...events,
    ...view.cards.map((card): HistoryEntry => ({
      id: `card ${card.id}`,
      at: card.groundAt,
      look: card.level,
      kind: 'card',
      card,
      findings: [],
    })),
    ...decisions,
    ...view.findings
      .filter((finding) => !told.has(finding))
      .map((finding, index): HistoryEntry => ({
        id: `finding ${finding.code} ${String(index)}`,
        at: finding.at,
        look: 'plain',
        kind: 'finding',
        findings: [finding],
      })),
  ];
  return entries.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Only what raised a finding. */
export function withFindings(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  return entries.filter((entry) => entry.findings.length > 0);
}

/** `event` of a finding names the event by its id, or by source and id. */
function isOf(finding: FindingView, event: EventView): boolean {
  if (finding.event === null) return false;
  return finding.event === event.id || finding.event === `${event.source} ${event.id}`;
}

/** The loss of a card's ground is recorded and found at one instant: one line tells both. */
function isGroundOf(finding: FindingView, decision: DecisionView): boolean {
  return (
    decision.type === 'card.groundLost' &&
    finding.code === 'groundLost' &&
    Date.parse(finding.at) === Date.parse(decision.at)
  );
}

/** What was learnt after a moment: events by their receipt, cards and decisions by their time. */
export function learntLater(now: CourseOfCase, knownAt: string): readonly HistoryEntry[] {
  const moment = Date.parse(knownAt);
  return history(now).filter((entry) => {
    switch (entry.kind) {
      case 'event':
        return Date.parse(entry.event.receivedAt) > moment;
      case 'card':
        return Date.parse(entry.card.issuedAt) > moment;
      case 'decision':
        return Date.parse(entry.decision.at) > moment;
      case 'finding':
        return false;
    }
  });
}
