/** A case on its way: how many of its events were sent. */
interface OpenCase {
  readonly no: string;
  step: number;
}

/** The course of a case, eight events of about 500 bytes. */
const LONG_COURSE = [
  'case.received',
  'case.accepted',
  'case.stepStarted',
  'case.stepFinished',
  'case.stepStarted',
  'case.stepFinished',
  'case.decided',
  'case.finished',
] as const;
/** Five events: what a million cases with five million events take. */
const SHORT_COURSE = LONG_COURSE.filter((type, place) => place < 4 || type === 'case.finished');

/** What is sent. */
export interface TrafficKind {
  /** Five events a case instead of eight. */
  readonly isShort?: boolean | undefined;
  /** Ids in no order, as sources with random identifiers send them. */
  readonly hasRandomIds?: boolean | undefined;
  /** Events that the source has sent in earlier runs: its numbers go on behind them. */
  readonly sentBefore?: number | undefined;
}

type EventType = (typeof LONG_COURSE)[number];

const REGIONS = ['370102', '370103', '370104', '370105', '370112', '370113', '370202', '370203'];
const FILLER = '材料齐全，符合法定形式，按规定程序办理。'.repeat(6);

/**
 * One source's traffic: so many cases open at a time, each event the next one of a random case; a
 * finished case is replaced by a new one. Ids grow as sources count; the same seed sends the same.
 */
export class CaseTraffic {
  readonly #source: string;
  readonly #open: OpenCase[] = [];
  readonly #course: readonly EventType[];
  readonly #hasRandomIds: boolean;
  #seed: number;
  #events = 0;
  #cases = 0;

  constructor(name: string, openCases: number, kind: TrafficKind = {}) {
    this.#course = kind.isShort === true ? SHORT_COURSE : LONG_COURSE;
    this.#hasRandomIds = kind.hasRandomIds === true;
    this.#source = `urn:bench:${name}`;
    this.#seed = name.charCodeAt(0) * 7919;
    this.#events = kind.sentBefore ?? 0;
    this.#cases = this.#events;
    for (let index = 0; index < openCases; index += 1) this.#open.push(this.#newCase());
  }

  /** The first events of every open case, so that all stand somewhere in their course. */
  *opening(now: number, size: number): Generator<unknown[]> {
    let batch: unknown[] = [];
    for (const one of this.#open) {
      const steps = 1 + (this.#random() % (this.#course.length - 1));
      while (one.step < steps) batch.push(this.#next(one, now));
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }

  /** The next events. */
  batch(size: number, now: number): unknown[] {
    return Array.from({ length: size }, () => {
      const place = this.#random() % this.#open.length;
      const one = this.#open[place] ?? this.#newCase();
      const event = this.#next(one, now);
      if (one.step === this.#course.length) this.#open[place] = this.#newCase();
      return event;
    });
  }

  #newCase(): OpenCase {
    this.#cases += 1;
    return {
      no: `${this.#source.slice(10)}-2026-${String(this.#cases).padStart(7, '0')}`,
      step: 0,
    };
  }

  #next(one: OpenCase, now: number): unknown {
    const type = this.#course[one.step] ?? 'case.note';
    one.step += 1;
    this.#events += 1;
    return {
      specversion: '1.0',
      id: this.#id(),
      source: this.#source,
      type,
      subject: one.no,
      time: new Date(now + one.step).toISOString(),
      sequence: one.step,
      data: this.#dataOf(type, one),
    };
  }

  /** The number of the event, or the same number with its digits mixed: as random, and never twice. */
  #id(): string {
    if (!this.#hasRandomIds) return String(this.#events).padStart(10, '0');
    const mixed = (BigInt(this.#events) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn;
    return mixed.toString(16).padStart(16, '0');
  }

  #dataOf(type: EventType | 'case.note', one: OpenCase): unknown {
    const region = REGIONS[one.no.charCodeAt(one.no.length - 1) % REGIONS.length] ?? '370102';
    switch (type) {
      case 'case.received':
        return {
          itemCode: `item-${one.no.slice(-2)}`,
          regionCode: region,
          departmentCode: `${region}-water`,
          channel: 'window',
          title: FILLER.slice(0, 40),
          applicant: {
            kind: '1',
            name: '张三丰',
            idNo: '370102199001011234',
            phone: '13900001111',
          },
          statutoryLimit: { value: 20, unit: 'workingDay' },
          commitmentLimit: { value: 10, unit: 'workingDay' },
        };
      case 'case.stepStarted':
      case 'case.stepFinished':
        return {
          step: one.step < 5 ? '审查' : '决定',
          officer: `officer-${one.no.slice(-3)}`,
          departmentCode: `${region}-water`,
          limit: { value: 5, unit: 'workingDay' },
          opinion: FILLER.slice(0, 80),
        };
      case 'case.decided':
        return { result: 'approved', reason: FILLER.slice(0, 100) };
      case 'case.accepted':
      case 'case.finished':
      case 'case.note':
        return { materials: [FILLER.slice(0, 60), FILLER.slice(0, 30)] };
    }
  }

  /** A small linear congruential generator: the run has to be the same every time. */
  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1_664_525) + 1_013_904_223) >>> 0;
    return this.#seed >>> 8;
  }
}
