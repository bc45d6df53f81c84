import { Broken, promise } from './broken.ts';
import { checkSubjects } from './check-subjects.ts';
import {
  checkAnswers,
  checkReadCards,
  checkReadCounts,
  checkStoredCounts,
} from './check-counts.ts';
import { checkActs, checkIssues } from './check-decisions.ts';
import { checkView } from './check-views.ts';
import { doDeed, retry, viewerOf } from './deeds.ts';
import type { Plant } from './plant.ts';
import { Random } from './random.ts';
import type { Deed, Scenario, Step } from './scenario.ts';
import { Turns } from './turns.ts';
import { World } from './world.ts';

/** What a run did, and which promise it found broken, if any. */
export interface Outcome {
  readonly broken: { readonly rule: string; readonly found: string; readonly step: number } | null;
  readonly events: number;
  readonly commits: number;
  readonly cards: number;
  readonly kills: number;
}

/** Most rounds until everything that is due is done, once nothing fails any more. */
const MOST_ROUNDS = 40;

/** Lives a scenario from its first step to rest, and checks all the way. */
export async function runScenario(scenario: Scenario, plant: Plant = {}): Promise<Outcome> {
  const world = new World(scenario, plant);
  const run = new Run(world, scenario);
  let broken: Outcome['broken'] = null;
  let step = 0;
  try {
    for (; step < scenario.steps.length; step += 1) {
      const next = scenario.steps[step];
      if (next !== undefined) await run.step(next);
    }
    await run.rest();
  } catch (error) {
    broken = { ...wordsOf(error), step };
  }
  const { tables } = world.home;
  return {
    broken,
    events: tables.events.rows.size,
    commits: world.history.commits,
    cards: tables.cards.rows.size,
    kills: world.kills,
  };
}

function wordsOf(error: unknown): { readonly rule: string; readonly found: string } {
  if (error instanceof Broken) return { rule: error.rule, found: error.message };
  // What the product throws where nothing failed is a broken promise like any other.
  const found = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { rule: 'nothingIsThrown', found };
}

class Run {
  readonly #world: World;
  readonly #scenario: Scenario;
  readonly #random: Random;

  constructor(world: World, scenario: Scenario) {
    this.#world = world;
    this.#scenario = scenario;
    this.#random = new Random(scenario.seed + 0.25);
  }

  async step(step: Step): Promise<void> {
    await this.#moveTo(step.at);
    await this.#do(step);
    if (!this.#scenario.watchful || step.do === 'flush' || this.#world.clients.size === 0) return;
    await this.#settleRooms([]);
    await this.#lookAtBrowsers();
  }

  async #do(step: Step): Promise<void> {
    const world = this.#world;
    switch (step.do) {
      case 'together':
        return this.#together(step.order, step.deeds);
      case 'kill':
        world.gateOf(step.process).killIn = step.call;
        return;
      case 'killAtCommit':
        world.gateOf(step.process).killAtCommit = step.done ? 'after' : 'before';
        return;
      case 'fail':
        world.gateOf(step.process).failIn = step.call;
        return;
      case 'clock':
        world.clockOf(step.process).set(step.aheadMs);
        return;
      case 'watch': {
        const person = world.people[step.person];
        if (person !== undefined) await world.watch(step.client, { ...step, person });
        return;
      }
      case 'flush':
        await world.flush(step.lost);
        await this.#settleRooms(step.lost);
        await this.#lookAtBrowsers();
        return;
      case 'look':
        this.#look();
        return;
      case 'send':
      case 'retry':
      case 'act':
      case 'load':
      case 'name':
      case 'sweep':
      case 'tidy':
      case 'follow':
      case 'check':
        await doDeed(world, step);
    }
  }

  /** Nothing fails any more: everything due is done within a bound, and everything agrees. */
  async rest(): Promise<void> {
    const world = this.#world;
    for (let process = 0; process < world.processes; process += 1) {
      const gate = world.gateOf(process);
      gate.killIn = gate.failIn = gate.killAtCommit = undefined;
      world.clockOf(process).set(0);
    }
    await this.#finish();
    for (let process = 0; process < world.processes; process += 1) {
      await world.ask(process, ({ jobs }) => jobs.follow());
    }
    await world.flush();
    await this.#settleRooms([]);
    await this.#checkAtRest();
  }

  async #finish(): Promise<void> {
    const world = this.#world;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      for (const source of world.sources.names) await retry(world, 0, source);
      let more = world.sources.isWaiting();
      for (let process = 0; process < world.processes; process += 1) {
        if (await this.#untilDone(process, 'sweep')) more = true;
        if (await this.#untilDone(process, 'tidy')) more = true;
      }
      if (!more && world.history.sweptTo >= world.time.now) return;
      // What lay in the future is taken when its time comes.
      world.time.now += 3_600_000;
    }
    promise(
      'everythingDueIsDone',
      false,
      () =>
        `not within ${MOST_ROUNDS} rounds: ${String(world.sources.isWaiting())}, swept to ${world.history.sweptTo - world.time.now} ms`,
    );
  }

  /** Runs a job as often as it says that more is to do, within reason; whether more is. */
  async #untilDone(process: number, job: 'sweep' | 'tidy'): Promise<boolean> {
    for (let run = 0; run < MOST_ROUNDS; run += 1) {
      if ((await this.#world.ask(process, ({ jobs }) => jobs[job]())) === false) return false;
    }
    return true;
  }

  async #checkAtRest(): Promise<void> {
    const world = this.#world;
    const { home, history } = world;
    const { heads, references } = home.tables;
    promise(
      'referenceDataAreFollowed',
      heads.rows.get('refiledTo') === references.rows.size,
      () => '',
    );
    const subjects = this.#look();
    for (let process = 0; process < world.processes; process += 1) {
      await world.ask(process, async (server) => {
        checkReadCounts(server, subjects);
        checkReadCards(server, home);
        for (const person of world.people) {
          await checkAnswers(server, viewerOf(server, person), subjects);
        }
        promise('theStandingCheckIsQuiet', server.differences() === 0, () => '');
      });
    }
    const check = await world.ask(0, ({ platform }) => platform.verify());
    promise('verifyFindsNothing', check?.difference === 0, () => check?.details.join('\n') ?? '');
    await this.#lookAtBrowsers();
    world.sources.checkLog(!world.mayHaveLostReceipts);
    promise('watermarkReachesNow', history.sweptTo >= world.time.now - 60_000, () => '');
  }

  /** A new epoch follows the steps by a frame, and a room rests between two epochs. */
  async #settleRooms(lost: readonly number[]): Promise<void> {
    this.#world.time.now += 1001;
    await this.#world.flush(lost);
    await this.#world.flush(lost);
  }

  /** Whoever is connected shows what his server has. */
  async #lookAtBrowsers(): Promise<void> {
    const world = this.#world;
    for (const client of world.clients.values()) {
      if (client.needsAnswer) continue;
      await world.ask(client.watched.process, (server) => {
        if (!client.needsAnswer) checkView(server, client);
        return Promise.resolve();
      });
    }
  }

  #look() {
    const world = this.#world;
    const { home, history } = world;
    const subjects = checkSubjects(home, history, this.#random);
    checkIssues(home, history, world.sources);
    checkActs(home);
    if (subjects.length > 0) checkStoredCounts(home, subjects);
    return subjects;
  }

  /** Moves the true time; where the sweep is eager it stops at each instant at which work is due. */
  async #moveTo(at: number): Promise<void> {
    const world = this.#world;
    while (this.#scenario.eager) {
      const next = this.#nextDue();
      if (next > at) break;
      world.time.now = Math.max(world.time.now, next);
      const before = world.history.sweptTo;
      const process = this.#random.below(world.processes);
      await world.ask(process, ({ jobs }) => jobs.sweep());
      // Its clock may be behind.
      if (world.history.sweptTo === before) break;
    }
    world.time.now = Math.max(world.time.now, at);
  }

  #nextDue(): number {
    let next = Infinity;
    for (const { nextAt } of this.#world.home.tables.subjects.rows.values()) {
      if (nextAt !== null && nextAt < next) next = nextAt;
    }
    return next;
  }

  async #together(order: number, deeds: readonly Deed[]): Promise<void> {
    const world = this.#world;
    const turns = new Turns(new Random(order));
    // Who waits for another's duty looks again by a timer of the machine: those come one by one.
    const [first, ...others] = deeds.filter(isOnDuty);
    const atOnce = deeds.filter((deed) => deed === first || !isOnDuty(deed));
    for (const { process } of deeds) await world.server(process);
    const gates = new Set(deeds.map(({ process }) => world.gateOf(process)));
    for (const gate of gates) gate.turns = turns;
    world.history.isEntangled = true;
    await turns.run(atOnce.map((deed) => doDeed(world, deed)));
    for (const gate of gates) gate.turns = undefined;
    world.history.isEntangled = false;
    turns.end();
    for (const deed of others) await doDeed(world, deed);
  }
}

/** Follows reference data, which one process at a time does. */
function isOnDuty(deed: Deed): boolean {
  return deed.do === 'load' || deed.do === 'tidy';
}
