import { CARD_ACTS } from '#contract/card-view.ts';
import type { CardFilter } from '#contract/card-view.ts';
import type { Instant } from '#domain/time/limit.ts';
import { DAY_MS, drawCase, HOUR_MS, MINUTE_MS } from './draw-case.ts';
import {
  changedCalendar,
  departmentRow,
  itemRow,
  KNOWN_ITEMS,
  LATE_ITEMS,
  LATE_REGIONS,
  LINES,
  parentOf,
  PEOPLE,
  regionRow,
} from './draw-reference.ts';
import { drawSends, sendsOf } from './draw-sends.ts';
import { drawTicket } from './draw-ticket.ts';
import { Random } from './random.ts';
import type { ActStep, Deed, DrawnEvent, Happening, LoadStep, Scenario, Step } from './scenario.ts';

const EARLIEST = Date.parse('2026-01-20T00:00:00+08:00');
/** Beyond the end of the calendar, where a due day is unknown. */
const YEAR_END = Date.parse('2026-12-05T00:00:00+08:00');
const DAYS = 30;
const CLIENTS = 3;

/** Draws everything that happens in thirty days. */
export function drawScenario(seed: number): Scenario {
  const random = new Random(seed);
  const startsAt =
    (random.chance(0.12) ? YEAR_END : EARLIEST + random.below(60) * DAY_MS) + 9 * HOUR_MS;
  const processes = random.pick([1, 1, 2, 2, 3]);
  const draw = new Draw(random, startsAt, processes);
  const cases = random.between(3, 8);
  const events: DrawnEvent[] = [];
  for (let no = 1; no <= cases; no += 1) {
    // Some began a month before the platform did, or before the period that is open now.
    const early = random.chance(0.15) ? -random.between(20, 60) : random.below(20);
    const from = startsAt + early * DAY_MS + random.below(8) * HOUR_MS;
    events.push(...drawCase(random, `C${no}`, from));
  }
  draw.steps.push(...drawSends(random, events, { startsAt, until: draw.until, processes }));
  draw.steps.push(...ticketSends(seed, { startsAt, until: draw.until, processes }));
  draw.reference();
  draw.acts();
  draw.work();
  draw.browsers();
  draw.faults();
  const steps = draw.steps.toSorted((one, other) => one.at - other.at);
  return {
    seed,
    startsAt,
    processes,
    eager: random.chance(0.5),
    watchful: random.chance(0.4),
    shared: processes > 1 && random.chance(0.6),
    people: PEOPLE,
    steps: random.chance(0.5) ? steps : entangled(random, steps),
  };
}

/** Tickets have dice of their own: the cases of a seed are what they were before there were any. */
function ticketSends(
  seed: number,
  span: { readonly startsAt: Instant; readonly until: Instant; readonly processes: number },
): readonly Step[] {
  const random = new Random(seed + 1_000_000);
  const tickets = random.below(5);
  const events: DrawnEvent[] = [];
  for (let place = 1; place <= tickets; place += 1) {
    const from = span.startsAt + random.below(20 * 24) * HOUR_MS;
    // A case may have the same number.
    const no = random.chance(0.3) ? `C${place}` : `T${place}`;
    events.push(...drawTicket(random, no, from, tickets));
  }
  return sendsOf(random, events, span);
}

class Draw {
  readonly steps: Step[] = [];
  readonly until: Instant;
  readonly #random: Random;
  readonly #startsAt: Instant;
  readonly #processes: number;

  constructor(random: Random, startsAt: Instant, processes: number) {
    this.#random = random;
    this.#startsAt = startsAt;
    this.#processes = processes;
    this.until = startsAt + DAYS * DAY_MS;
  }

  /** Regions, departments, items and calendars that come or change in the middle. */
  reference(): void {
    const random = this.#random;
    const load = (kind: LoadStep['kind'], rows: readonly unknown[]): void => {
      this.#add({ do: 'load', process: this.#process(), kind, rows });
    };
    for (const code of LATE_REGIONS) {
      if (!random.chance(0.4)) continue;
      const above = parentOf(code) === '371300' ? [regionRow('371300', '370000')] : [];
      load('regions', [...above, regionRow(code, parentOf(code))]);
      load(
        'departments',
        LINES.map((line) => departmentRow(code, line)),
      );
    }
    if (random.chance(0.3)) {
      // A department that changes its line leaves the scope of some and enters that of others.
      const region = random.pick(['370102', '370202']);
      const row = departmentRow(region, random.pick(LINES));
      load('departments', [{ ...row, line: random.pick(LINES) }]);
    }
    if (random.chance(0.15)) load('regions', [regionRow('370103', '370200')]);
    for (let left = random.below(3); left > 0; left -= 1) {
      const code = random.pick([...KNOWN_ITEMS, ...LATE_ITEMS]);
      load('items', [itemRow(random, code, random.chance(0.5) ? this.#day() : null)]);
    }
    for (let left = random.below(3); left > 0; left -= 1) {
      const days = Array.from({ length: random.between(1, 4) }, () => this.#day());
      load('calendars', [changedCalendar(random, [...new Set(days)])]);
    }
    if (random.chance(0.3)) {
      const regionCode = random.pick(LATE_REGIONS);
      const named = {
        regions: [{ code: regionCode, parent: '370000' }],
        departments: [{ code: 'nobody', regionCode }],
        items: [{ code: 'late-01' }],
      };
      this.#add({ do: 'name', process: this.#process(), named });
    }
  }

  acts(): void {
    const random = this.#random;
    for (let left = random.between(4, 16); left > 0; left -= 1) {
      const act = (): ActStep => ({
        do: 'act',
        process: this.#process(),
        person: random.below(PEOPLE.length),
        card: random.below(1000),
        act: random.chance(0.3) ? 'revoke' : random.pick(CARD_ACTS),
        stale: random.chance(0.15),
        uphold: random.chance(0.5),
      });
      const first = act();
      this.#add(first);
      // A second person may confirm, or two may do the same at once.
      if (random.chance(0.4)) {
        this.#add({ ...first, person: random.below(PEOPLE.length), process: this.#process() });
      }
    }
  }

  /** What the jobs of the processes do, at times of their own. */
  work(): void {
    const random = this.#random;
    for (let left = random.between(4, 20); left > 0; left -= 1) {
      const what = random.pick(['sweep', 'sweep', 'tidy', 'follow', 'check'] as const);
      this.#add({ do: what, process: this.#process() });
    }
    for (let left = random.between(1, 3); left > 0; left -= 1) this.#add({ do: 'look' });
  }

  browsers(): void {
    const random = this.#random;
    for (let left = random.between(2, 6); left > 0; left -= 1) {
      this.#add({
        do: 'watch',
        client: random.below(CLIENTS),
        process: this.#process(),
        person: random.below(PEOPLE.length),
        topic: random.chance(0.8) ? 'cards' : 'overview',
        filter: this.#filter(),
      });
    }
    for (let left = random.between(6, 24); left > 0; left -= 1) {
      const lost = Array.from({ length: CLIENTS }, (_, client) => client);
      this.#add({ do: 'flush', lost: lost.filter(() => random.chance(0.2)) });
    }
  }

  faults(): void {
    const random = this.#random;
    const times = (share: number): number => (random.chance(share) ? random.between(1, 3) : 0);
    for (let left = times(0.4); left > 0; left -= 1) {
      this.#add({ do: 'kill', process: this.#process(), call: random.below(40) });
    }
    for (let left = times(0.4); left > 0; left -= 1) {
      this.#add({ do: 'killAtCommit', process: this.#process(), done: random.chance(0.5) });
    }
    for (let left = times(0.4); left > 0; left -= 1) {
      this.#add({ do: 'fail', process: this.#process(), call: random.below(30) });
    }
    for (let left = times(0.3); left > 0; left -= 1) {
      this.#add({ do: 'clock', process: this.#process(), aheadMs: this.#ahead() });
    }
  }

  #ahead(): number | 'frozen' {
    const random = this.#random;
    if (random.chance(0.2)) return 'frozen';
    return random.pick([
      0,
      -2 * HOUR_MS,
      -40 * DAY_MS,
      random.between(-90, 90) * MINUTE_MS,
      3 * HOUR_MS,
      40 * DAY_MS,
    ]);
  }

  #filter(): CardFilter {
    const random = this.#random;
    return {
      ...(random.chance(0.3) && { level: random.pick(['yellow', 'red'] as const) }),
      ...(random.chance(0.4) && { state: random.pick(['unsettled', 'open'] as const) }),
      ...(random.chance(0.2) && { region: random.pick(['370100', '370200']) }),
    };
  }

  #process(): number {
    return this.#random.below(this.#processes);
  }

  /** A day of the thirty, as text. */
  #day(): string {
    const at = this.#startsAt + this.#random.below(DAYS + 10) * DAY_MS + 8 * HOUR_MS;
    return new Date(at).toISOString().slice(0, 10);
  }

  #add(what: Happening): void {
    const at = this.#startsAt + Math.floor(this.#random.next() * DAYS * DAY_MS);
    this.steps.push({ ...what, at });
  }
}

/** Some neighbouring deeds happen at once. */
function entangled(random: Random, steps: readonly Step[]): Step[] {
  const mixed: Step[] = [];
  let group: Deed[] = [];
  const close = (at: Instant): void => {
    const [only] = group;
    if (group.length === 1 && only !== undefined) mixed.push({ at, ...only });
    else if (group.length > 1) {
      mixed.push({ at, do: 'together', order: random.below(1_000_000), deeds: group });
    }
    group = [];
  };
  for (const step of steps) {
    const deed = deedOf(step);
    if (deed === undefined) {
      close(step.at);
      mixed.push(step);
      continue;
    }
    group.push(deed);
    if (group.length === 3 || random.chance(0.6)) close(step.at);
  }
  close(steps.at(-1)?.at ?? 0);
  return mixed;
}

function deedOf(step: Step): Deed | undefined {
  switch (step.do) {
    case 'send':
    case 'act':
    case 'load':
    case 'name':
    case 'retry':
    case 'sweep':
    case 'tidy':
    case 'follow':
    case 'check':
      return step;
    case 'together':
    case 'kill':
    case 'killAtCommit':
    case 'fail':
    case 'clock':
    case 'watch':
    case 'flush':
    case 'look':
      return undefined;
  }
}
