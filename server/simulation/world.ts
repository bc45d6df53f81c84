import type { Viewer } from '../application/people/viewer.ts';
import type { NewReference } from '../application/writer/new-reference.ts';
import { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { SharedMemoryHome } from '../testing/memory-home/shared-home.ts';
import { checkScope } from './check-views.ts';
import { firstSimulated } from './draw-reference.ts';
import { DiskError, Gate } from './gate.ts';
import { History } from './history.ts';
import { LiveClient } from './live-client.ts';
import type { Watched } from './live-client.ts';
import type { Plant } from './plant.ts';
import { Random } from './random.ts';
import type { Person, Scenario } from './scenario.ts';
import { startProcess } from './server-process.ts';
import { memoryKeeper } from '../testing/memory-keeper.ts';
import type { CountsKeeper } from '../application/counts/kept-counts.ts';
import type { ServerProcess } from './server-process.ts';
import { SimulatedClock, TrueTime } from './simulated-clock.ts';
import { Sources } from './sources.ts';

interface Place {
  readonly clock: SimulatedClock;
  gate: Gate;
  server: ServerProcess | undefined;
  readonly keeper: CountsKeeper;
}

/** A home in memory, the processes on it, and everybody around them. */
export class World {
  readonly home: MemoryHome;
  readonly history: History;
  readonly sources: Sources;
  readonly time: TrueTime;
  readonly clients = new Map<number, LiveClient>();
  readonly people: readonly Person[];
  kills = 0;
  /** Whether a process ended while it wrote: a receipt may then be missing for what is stored. */
  mayHaveLostReceipts = false;
  readonly #places: Place[] = [];
  readonly #first: readonly NewReference[];
  readonly #plant: Plant;

  constructor(scenario: Scenario, plant: Plant) {
    this.home = scenario.shared ? new SharedMemoryHome() : new MemoryHome();
    this.history = new History(this.home, scenario.shared);
    this.sources = new Sources(this.home);
    this.time = new TrueTime(scenario.startsAt);
    this.people = scenario.people;
    this.#plant = plant;
    this.#first = firstSimulated(new Random(scenario.seed + 0.5));
    for (let no = 0; no < scenario.processes; no += 1) {
      this.#places.push({
        clock: new SimulatedClock(this.time),
        gate: new Gate(),
        keeper: memoryKeeper(),
        server: undefined,
      });
    }
  }

  get processes(): number {
    return this.#places.length;
  }

  clockOf(process: number): SimulatedClock {
    return this.#place(process).clock;
  }

  gateOf(process: number): Gate {
    return this.#place(process).gate;
  }

  /** The process, started again where it is dead. */
  async server(process: number): Promise<ServerProcess> {
    const place = this.#place(process);
    for (;;) {
      if (place.gate.isDead) this.#bury(process, place);
      if (place.server !== undefined) return place.server;
      const { gate } = place;
      const started = await Promise.race([this.#start(process, place), gate.died]).catch(
        (error: unknown) => {
          if (!(error instanceof DiskError)) throw error;
          // It ends with a failed start; whoever watches over it starts it again.
          gate.kill();
        },
      );
      if (started !== undefined && !gate.isDead) place.server = started;
    }
  }

  /** Runs a deed on a process; undefined where it died on the way or its disk failed. */
  async ask<T>(
    process: number,
    deed: (server: ServerProcess) => Promise<T>,
  ): Promise<T | undefined> {
    const server = await this.server(process);
    try {
      const answer = await Promise.race([deed(server), server.gate.died]);
      if (server.gate.isDead) this.mayHaveLostReceipts = true;
      return server.gate.isDead ? undefined : (answer ?? undefined);
    } catch (error) {
      if (!(error instanceof DiskError)) throw error;
      // Perhaps the commit was done, and a read after it failed.
      this.mayHaveLostReceipts = true;
      return undefined;
    }
  }

  async watch(no: number, watched: Watched): Promise<void> {
    const client = new LiveClient(watched, (viewer: Viewer, row) => {
      checkScope(this.history, viewer, row);
    });
    this.clients.set(no, client);
    await this.reconnect(client);
  }

  async reconnect(client: LiveClient): Promise<void> {
    if (!client.needsAnswer) return;
    await this.ask(client.watched.process, (server) => client.watch(server));
  }

  /**
   * Lets every process tell its rooms' changes; who missed some watches again.
   *
   * @param lost browsers that lose their connection before, and have it back at the next time
   */
  async flush(lost: readonly number[] = []): Promise<void> {
    for (const no of lost) this.clients.get(no)?.disconnect();
    for (let process = 0; process < this.processes; process += 1) {
      await this.ask(process, (server) => server.flush());
    }
    for (const [no, client] of this.clients) if (!lost.includes(no)) await this.reconnect(client);
  }

  #place(process: number): Place {
    const place = this.#places[process];
    if (place === undefined) throw new RangeError(`no process ${process}`);
    return place;
  }

  #bury(process: number, place: Place): void {
    this.kills += 1;
    this.mayHaveLostReceipts = true;
    place.gate = new Gate();
    place.server = undefined;
    for (const client of this.clients.values()) {
      if (client.watched.process === process) client.disconnect();
    }
  }

  #start(process: number, { gate, clock, keeper }: Place): Promise<ServerProcess> {
    const listeners = (room: string): LiveClient[] =>
      [...this.clients.values()].filter(
        (client) => client.watched.process === process && client.room === room,
      );
    return startProcess({
      home: this.home,
      clock,
      first: this.#first,
      monotonic: () => this.time.now,
      emit: (room, change) => {
        for (const client of listeners(room.name)) client.hear(change);
      },
      count: (room) => listeners(room).length,
      onSwept: (sweptTo) => {
        this.history.tell(sweptTo);
      },
      plant: this.#plant,
      gate,
      keeper,
    });
  }
}
