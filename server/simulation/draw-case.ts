import type { Json } from '#domain/cases/logged-event.ts';
import type { Instant } from '#domain/time/limit.ts';
import { KNOWN_ITEMS, KNOWN_REGIONS, LATE_ITEMS, LATE_REGIONS, LINES } from './draw-reference.ts';
import type { Random } from './random.ts';
import type { DrawnEvent } from './scenario.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

type Data = Readonly<Record<string, Json>>;

/** Draws the life of one case: events of two sources, in the order in which they happen. */
export function drawCase(random: Random, no: string, from: Instant): readonly DrawnEvent[] {
  const life = new Life(random, no, from);
  if (random.chance(0.2)) life.happen('submitted', facts(random));
  life.happen('received', { ...place(random), ...facts(random) });
  if (random.chance(0.25)) {
    life.happen('correctionRequested', { reason: '缺材料' });
    if (random.chance(0.7)) life.happen('correctionSubmitted');
  }
  if (random.chance(0.06)) return life.end('notAccepted', { reason: '不属于本机关' });
  if (random.chance(0.85)) life.happen('accepted', random.chance(0.3) ? facts(random) : {});
  for (let left = random.below(5); left > 0; left -= 1) middle(life, random);
  if (random.chance(0.08)) return life.end(random.pick(['withdrawn', 'terminated']));
  if (random.chance(0.3)) return life.events;
  life.happen('decided', random.chance(0.8) ? { result: 'approved' } : { result: 'denied' });
  if (random.chance(0.85)) life.happen('finished');
  if (random.chance(0.6)) life.happen('delivered', { method: '邮寄' });
  if (random.chance(0.2)) life.happen('corrected', facts(random));
  return life.events;
}

function middle(life: Life, random: Random): void {
  switch (random.below(7)) {
    case 0: {
      const step = random.pick(['审查', '勘验']);
      const departmentCode = `${random.pick(KNOWN_REGIONS)}-${random.pick(LINES)}`;
      life.happen('stepStarted', { step, limit: amount(random), departmentCode });
      if (random.chance(0.7)) life.happen('stepFinished', { step });
      break;
    }
    case 1:
      life.happen('suspended', {
        reason: random.pick(['HEARING', 'EXPERT_REVIEW', 'OTHER']),
        ...(random.chance(0.5) && { limit: amount(random) }),
      });
      if (random.chance(0.75)) life.happen('resumed');
      break;
    case 2:
      life.happen('extended', {
        by: { value: random.between(1, 12), unit: random.pick(['workingDay', 'workingHour']) },
        approvedBy: '局长',
      });
      break;
    case 3:
      life.happen('corrected', random.chance(0.5) ? place(random) : facts(random));
      break;
    case 4:
      life.happen('returned');
      break;
    case 5:
      life.happen('feeCharged', { amount: 12 });
      break;
    default:
      life.happen('note', { text: `记 ${random.below(100)}` });
  }
}

/** Where and what a case is; sometimes in places that nobody knows yet. */
function place(random: Random): Data {
  const regionCode = random.chance(0.2) ? random.pick(LATE_REGIONS) : random.pick(KNOWN_REGIONS);
  return {
    regionCode,
    itemCode: random.chance(0.2) ? random.pick(LATE_ITEMS) : random.pick(KNOWN_ITEMS),
    departmentCode: random.chance(0.1) ? 'nobody' : `${regionCode}-${random.pick(LINES)}`,
  };
}

function facts(random: Random): Data {
  return {
    ...(random.chance(0.3) && { title: `办件 ${random.below(1000)}` }),
    ...(random.chance(0.4) && { statutoryLimit: limit(random) }),
    ...(random.chance(0.5) && { commitmentLimit: limit(random) }),
    ...(random.chance(0.1) && { kind: random.pick(['joint', 'onTheSpot', 'odd']) }),
    ...(random.chance(0.1) && { officer: random.pick(['王', '李']) }),
  };
}

function limit(random: Random): Json {
  const day = `2026-0${random.between(2, 4)}-${random.between(10, 28)}`;
  if (random.chance(0.08)) return { due: day };
  if (random.chance(0.08)) return { due: `${day}T1${random.below(9)}:30:00+08:00` };
  return amount(random);
}

function amount(random: Random): { value: number; unit: string } {
  const unit = random.pick(['workingDay', 'workingDay', 'workingDay', 'naturalDay', 'workingHour']);
  // Now and then more than any calendar covers.
  if (random.chance(0.02)) return { value: random.pick([400, 100_000]), unit };
  return { value: random.between(0, 9), unit };
}

class Life {
  readonly events: DrawnEvent[] = [];
  readonly #random: Random;
  readonly #no: string;
  readonly #source: string;
  /** Whether its source numbers what it sends; it begins anew when it is started again. */
  #sequence: number | null;
  #at: Instant;

  constructor(random: Random, no: string, from: Instant) {
    this.#random = random;
    this.#no = no;
    this.#at = from;
    this.#source = random.pick(['urn:city:jinan', 'urn:city:qingdao']);
    this.#sequence = random.chance(0.6) ? 0 : null;
  }

  happen(type: string, data: Data = {}): void {
    const random = this.#random;
    if (this.events.length > 0) this.#at += this.#pause();
    if (this.#sequence !== null) this.#sequence = random.chance(0.05) ? 0 : this.#sequence + 1;
    this.events.push({
      source: random.chance(0.12) ? 'urn:line:water' : this.#source,
      id: `${this.#no}-${this.events.length}`,
      type: `case.${type}`,
      subject: this.#no,
      time: this.#at,
      sequence: this.#sequence,
      data,
    });
  }

  end(type: string, data: Data = {}): readonly DrawnEvent[] {
    this.happen(type, data);
    return this.events;
  }

  #pause(): number {
    const random = this.#random;
    switch (random.below(6)) {
      // At one instant: their numbers alone say which came first.
      case 0:
        return 0;
      case 1:
        return random.between(1, 90) * MINUTE_MS;
      case 2:
      case 3:
        return random.between(2, 40) * HOUR_MS;
      default:
        return random.between(1, 7) * DAY_MS;
    }
  }
}
