import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import type { Instant } from '#domain/time/limit.ts';
import { promise } from './broken.ts';

const LEVEL_OF_BREACH: Readonly<Record<string, CardLevel>> = {
  statutory: 'red',
  commitment: 'yellow',
  correctionNotice: 'yellow',
  step: 'yellow',
  delivery: 'yellow',
  close: 'red',
};

/** Says once more, in words of its own, which cards a breach must have and which may stand. */
export function checkGrounds(derived: DerivedSubject, asOf: Instant): void {
  const latest = new Map<string, number>();
  for (const { clockId, cycle } of derived.cards) {
    latest.set(clockId, Math.max(cycle, latest.get(clockId) ?? 0));
  }
  for (const clock of derived.clocks) {
    if (!isBreached(clock, asOf)) continue;
    const level = LEVEL_OF_BREACH[clock.kind];
    if (level === undefined) continue;
    const card = derived.cards.find(
      (one) =>
        one.clockId === clock.id &&
        one.level === level &&
        one.cycle === latest.get(clock.id) &&
        !one.groundLost,
    );
    promise('everyBreachHasItsCard', card !== undefined, () => `${clock.id} has no ${level}`);
  }
  for (const card of derived.cards) {
    if (card.groundLost || card.state === 'revoked' || card.cycle !== latest.get(card.clockId))
      continue;
    if (card.rule !== 'statutoryOver' && !card.rule.endsWith('Over')) continue;
    const clock = derived.clocks.find(({ id }) => id === card.clockId);
    promise(
      'everyCardHasItsGroundOrTheNote',
      clock !== undefined && isBreached(clock, asOf),
      () => `${card.id} stands on nothing`,
    );
  }
}

/** Late once is late for ever: an end after the breach does not undo it. */
function isBreached({ reading, endedAt }: SubjectClock, asOf: Instant): boolean {
  const { breachAt } = reading;
  if (breachAt === null || breachAt > asOf) return false;
  return endedAt === null || endedAt >= breachAt;
}
