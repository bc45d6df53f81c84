import type { CaseFilter } from '#contract/case-view.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { Platform } from '../../server/application/platform.ts';
import { CaseDraft } from './case-draft.ts';
import { pickCounter, SILENT_SOURCE, sourceOf } from './catalogue.ts';
import { DEMO_SUPERVISOR } from './demo-viewer.ts';
import type { DemoEvent } from './demo-event.ts';
import { makeCase, pickChannel } from './make-case.ts';
import { nextEvents } from './next-event.ts';
import { HOUR, MINUTE } from './office-hours.ts';
import type { OfficeHours } from './office-hours.ts';
import type { Random } from './random.ts';

const REFILL = 100;
const DAY = 24 * HOUR;

/** What moves in a live demo: which case is next, and what happens in it. */
export class LiveCases {
  readonly #platform: Platform;
  readonly #random: Random;
  readonly #hours: OfficeHours;
  readonly #started: string;
  #count = 0;
  readonly #waiting = new Map<string, string[]>();

  constructor(platform: Platform, random: Random, hours: OfficeHours, now: Instant) {
    this.#platform = platform;
    this.#random = random;
    this.#hours = hours;
    // Numbers of an earlier run on the same folder are other numbers.
    this.#started = Math.floor(now / 1000)
      .toString(36)
      .toUpperCase();
  }

  /** The next events, one or a few of one case. */
  async next(now: Instant): Promise<readonly DemoEvent[]> {
    const kind = this.#random.weighted([
      ['arrive', 12],
      ['late', 1],
      ['overdue', 4],
      ['finished', 22],
      ['running', 41],
    ] as const);
    if (kind === 'arrive') return this.#arrive(now);
    if (kind === 'late') return this.#reportLate(now);
    const filters: Readonly<Record<typeof kind, CaseFilter>> = {
      overdue: { clock: 'commitment', bucket: 'overdue' },
      running: { clock: 'commitment', bucket: 'running' },
      finished: { phase: 'finished' },
    };
    const moved = await this.#moveOn(kind, filters[kind], now);
    return moved.length > 0 ? moved : this.#arrive(now);
  }

  #arrive(now: Instant): readonly DemoEvent[] {
    const draft = this.#draft(now);
    const received = draft.events.findIndex(({ type }) => type === 'case.received');
    return draft.events.slice(0, received + 1).map((event) => stamped(event, now));
  }

  /** A case of some days ago of which only now anything is heard, and that is not finished yet. */
  #reportLate(now: Instant): readonly DemoEvent[] {
    const draft = this.#draft(now - this.#random.whole(6, 12) * DAY);
    const accepted = draft.events.findIndex(({ type }) => type === 'case.accepted');
    return draft.events.slice(0, accepted + 1);
  }

  #draft(at: Instant): CaseDraft {
    this.#count += 1;
    let counter = pickCounter(this.#random);
    while (sourceOf(counter.cityCode) === SILENT_SOURCE) counter = pickCounter(this.#random);
    const day = new Date(at + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '');
    const no = `${counter.regionCode}${day}${this.#started}${this.#count}`;
    const draft = new CaseDraft(no, counter, true);
    makeCase({ draft, random: this.#random, hours: this.#hours }, at, pickChannel(this.#random));
    return draft;
  }

  async #moveOn(kind: string, filter: CaseFilter, now: Instant): Promise<readonly DemoEvent[]> {
    const no = await this.#takeCase(kind, filter);
    const view =
      no === undefined ? undefined : await this.#platform.findCase(DEMO_SUPERVISOR, no, {});
    const last = view?.events.at(-1);
    if (view === undefined || last === undefined || last.source === SILENT_SOURCE) return [];
    // What happened in the last minutes is not moved again at once.
    if (kind !== 'overdue' && now - Date.parse(last.time) < 5 * MINUTE) return [];
    return nextEvents(view).map(({ type, data }, index) => ({
      specversion: '1.0',
      id: `${view.no}-live-${now}-${index}`,
      source: last.source,
      type,
      subject: view.no,
      time: new Date(now + index).toISOString(),
      data,
    }));
  }

  async #takeCase(kind: string, filter: CaseFilter): Promise<string | undefined> {
    const waiting = this.#waiting.get(kind) ?? [];
    this.#waiting.set(kind, waiting);
    if (waiting.length === 0) {
      const found = await this.#platform.cases(DEMO_SUPERVISOR, filter, { limit: REFILL });
      if (found.ok) waiting.push(...found.value.items.map(({ no }) => no));
    }
    const at = Math.floor(this.#random.next() * waiting.length);
    return waiting.splice(at, 1)[0];
  }
}

function stamped(event: DemoEvent, now: Instant): DemoEvent {
  return { ...event, time: new Date(now).toISOString() };
}
