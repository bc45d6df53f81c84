import type { History, SentEvent } from './history.ts';
import type { SeededRandom } from './seeded-random.ts';

/** An event on its way, with what its sender expects of it. */
export interface Outgoing {
  readonly id: string;
  readonly subject: string;
  readonly mark: string;
  readonly event: Readonly<Record<string, unknown>>;
  /**
   * `new` may be accepted or a duplicate, `broken` must be rejected, `conflict` bears the identity
   * of an acknowledged event with other content and must be rejected while the first stays.
   */
  readonly kind: 'new' | 'broken' | 'conflict';
}

const COURSE = [
  'received',
  'accepted',
  'stepStarted',
  'stepFinished',
  'note',
  'decided',
  'finished',
];
const DAY_MS = 86_400_000;
/** Longer than a course takes: what lies in the future is not shown yet. */
const COURSE_MS = 60_000;
const REMEMBERED = 400;

/**
 * The traffic of one source: cases step by step, some long over their limit, with duplicates in
 * one batch, re-sending of what was acknowledged, and rows that must be refused. What got no answer
 * is sent again until it gets one.
 */
export class CaseSender {
  readonly source: string;
  readonly #random: SeededRandom;
  readonly #open: { no: string; step: number; readonly ageDays: number }[] = [];
  readonly #acknowledged: Outgoing[] = [];
  #unanswered: Outgoing[] = [];
  #cases = 0;
  #events = 0;

  constructor(source: string, random: SeededRandom) {
    this.source = source;
    this.#random = random;
  }

  /** The next batch; what of the batches before got no answer comes first. */
  next(size: number): readonly Outgoing[] {
    const again = this.#unanswered.splice(0, size);
    const fresh = again.length > 0 ? [] : Array.from({ length: size }, () => this.#make());
    const batch = [...again, ...fresh];
    // The same event twice in one batch, and once more long after its receipt.
    if (this.#random.happens(0.3)) batch.push(this.#random.pick(batch));
    const old = this.#acknowledged;
    if (old.length > 0 && this.#random.happens(0.3)) batch.push(this.#random.pick(old));
    if (old.length > 0 && this.#random.happens(0.1)) batch.push(this.#conflictWith(old));
    return batch;
  }

  /** Notes that a batch was answered, and with what refusals by place. */
  take(history: History, batch: readonly Outgoing[], rejected: ReadonlySet<number>): void {
    const accepted: string[] = [];
    const refused: string[] = [];
    for (const [place, one] of batch.entries()) {
      if (one.kind === 'conflict') {
        if (!rejected.has(place)) throw new Error(`${one.id} was taken with other content`);
        continue;
      }
      if (rejected.has(place) !== (one.kind === 'broken')) {
        throw new Error(`${one.id} (${one.kind}) was ${rejected.has(place) ? 'refused' : 'taken'}`);
      }
      if (one.kind === 'broken') refused.push(one.id);
      else {
        accepted.push(one.id);
        this.#remember(one);
      }
    }
    history.answered(accepted, refused);
  }

  /** Notes that a batch got no answer: all of it is sent again. */
  miss(batch: readonly Outgoing[]): void {
    this.#unanswered.push(...batch);
  }

  #remember(one: Outgoing): void {
    if (this.#acknowledged.length < REMEMBERED) this.#acknowledged.push(one);
    else this.#acknowledged[this.#random.below(REMEMBERED)] = one;
  }

  #make(): Outgoing {
    this.#events += 1;
    const id = `${this.source}/${this.#events}`;
    const one = this.#nextStep();
    const type = `case.${COURSE[one.step - 1] ?? 'note'}`;
    const begin = Date.now() - one.ageDays * DAY_MS - COURSE_MS;
    const time = new Date(begin + one.step * 1000).toISOString();
    const event = {
      specversion: '1.0',
      id,
      source: this.source,
      type,
      subject: one.no,
      time,
      sequence: one.step,
      data: { ...dataOf(type), mark: id },
    };
    const sent = { id, subject: one.no, mark: id };
    if (this.#random.happens(0.03)) {
      return { ...sent, kind: 'broken', event: { ...event, time: 'tomorrow' } };
    }
    return { ...sent, kind: 'new', event };
  }

  #nextStep(): { readonly no: string; readonly step: number; readonly ageDays: number } {
    if (this.#open.length < 6) {
      this.#cases += 1;
      const no = `${this.source.slice(-1)}-${this.#cases}`;
      this.#open.push({ no, step: 0, ageDays: this.#random.pick([0, 0, 3, 60]) });
    }
    const place = this.#random.below(this.#open.length);
    const one = this.#open[place];
    if (one === undefined) throw new RangeError('no case is open');
    one.step += 1;
    if (one.step >= COURSE.length) this.#open.splice(place, 1);
    return { ...one };
  }

  #conflictWith(old: readonly Outgoing[]): Outgoing {
    const first = this.#random.pick(old);
    const data = { ...(first.event['data'] as object), mark: 'another content' };
    return { ...first, kind: 'conflict', event: { ...first.event, data } };
  }
}

function dataOf(type: string): Readonly<Record<string, unknown>> {
  const limit = (value: number) => ({ value, unit: 'workingDay' });
  switch (type) {
    case 'case.received':
      return {
        itemCode: 'torture-item',
        regionCode: '370102',
        departmentCode: '370102-torture',
        statutoryLimit: limit(20),
        commitmentLimit: limit(5),
      };
    case 'case.stepStarted':
    case 'case.stepFinished':
      return { step: '审查', limit: limit(2) };
    case 'case.decided':
      return { result: 'approved' };
    default:
      return {};
  }
}

/** What a history notes of a batch before it is sent. Conflicts are not events of their own. */
export function notedOf(batch: readonly Outgoing[]): readonly Omit<SentEvent, 'fate'>[] {
  return batch.filter(({ kind }) => kind !== 'conflict');
}
