import { COURSES, sentData, sentNo } from './courses.ts';
import type { SentKind } from './courses.ts';
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

const KINDS: readonly SentKind[] = ['case', 'case', 'ticket', 'review'];
const DAY_MS = 86_400_000;
/** Longer than a course takes: what lies in the future is not shown yet. */
const COURSE_MS = 60_000;
const REMEMBERED = 400;

/** A subject of which not everything has been sent. */
interface Going {
  readonly kind: SentKind;
  readonly no: string;
  /** A case of the same source, which may not have been sent yet. */
  readonly caseNo: string;
  step: number;
  readonly ageDays: number;
}

/**
 * The traffic of one source: cases, tickets and reviews step by step, some long over their limit, with duplicates in
 * one batch, re-sending of what was acknowledged, and rows that must be refused. What got no answer
 * is sent again until it gets one.
 */
export class TrafficSender {
  readonly source: string;
  readonly #random: SeededRandom;
  readonly #open: Going[] = [];
  readonly #acknowledged: Outgoing[] = [];
  #unanswered: Outgoing[] = [];
  #subjects = 0;
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
    const type = `${one.kind}.${COURSES[one.kind][one.step - 1] ?? 'note'}`;
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
      data: { ...sentData(type, one.caseNo), mark: id, sentId: id },
    };
    const sent = { id, subject: one.no, mark: id };
    if (this.#random.happens(0.03)) {
      return { ...sent, kind: 'broken', event: { ...event, time: 'tomorrow' } };
    }
    return { ...sent, kind: 'new', event };
  }

  #nextStep(): Readonly<Going> {
    if (this.#open.length < 6) {
      this.#subjects += 1;
      const letter = this.source.slice(-1);
      const kind = this.#random.pick(KINDS);
      const no = sentNo(kind, letter, this.#subjects);
      const caseNo = sentNo('case', letter, 1 + this.#random.below(this.#subjects + 2));
      this.#open.push({ kind, no, caseNo, step: 0, ageDays: this.#random.pick([0, 0, 3, 60]) });
    }
    const place = this.#random.below(this.#open.length);
    const one = this.#open[place];
    if (one === undefined) throw new RangeError('nothing is open');
    one.step += 1;
    if (one.step >= COURSES[one.kind].length) this.#open.splice(place, 1);
    return { ...one };
  }

  #conflictWith(old: readonly Outgoing[]): Outgoing {
    const first = this.#random.pick(old);
    const data = { ...(first.event['data'] as object), mark: 'another content' };
    return { ...first, kind: 'conflict', event: { ...first.event, data } };
  }
}

/** What a history notes of a batch before it is sent. Conflicts are not events of their own. */
export function notedOf(batch: readonly Outgoing[]): readonly Omit<SentEvent, 'fate'>[] {
  return batch.filter(({ kind }) => kind !== 'conflict');
}
