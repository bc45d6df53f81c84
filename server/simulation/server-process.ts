import { setImmediate as afterMessages } from 'node:timers/promises';
import type { Clock } from '../application/clock.ts';
import type { CountsKeeper } from '../application/counts/kept-counts.ts';
import { makePlatform } from '../application/make-platform.ts';
import type { Platform } from '../application/platform.ts';
import { SelfCheckLog } from '../application/operation/self-check-log.ts';
import { ReadSide } from '../application/read-side.ts';
import type { Store } from '../application/store/store.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import type { NewReference } from '../application/writer/new-reference.ts';
import { jobRuns } from '../jobs/platform-jobs.ts';
import { Rooms } from '../outbound/push/rooms.ts';
import type { RoomPlatform } from '../outbound/push/rooms.ts';
import type { Room } from '../outbound/push/room.ts';
import { writerOn } from '../outbound/store/thread/local-writer.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';
import type { Changed } from '#contract/live.ts';
import { TEST_VAULT } from '../testing/test-vault.ts';
import type { Gate } from './gate.ts';
import type { Plant } from './plant.ts';

/** Few, so that subjects leave memory and come back. */
const HOT_EVENTS = 60;

/** What a process is started with. */
export interface ProcessParts {
  readonly home: MemoryHome;
  readonly clock: Clock;
  readonly first: readonly NewReference[];
  /** Milliseconds that only grow, for rooms. */
  readonly monotonic: () => number;
  readonly emit: (room: Room, change: Changed) => void;
  readonly count: (room: string) => number;
  /** Told how far time has come. */
  readonly onSwept: (sweptTo: number) => void;
  readonly plant: Plant;
  readonly gate: Gate;
  /** Where it finds what the process before it kept. */
  readonly keeper: CountsKeeper;
}

/** One server process: the product's own parts over a home in memory, run by hand. */
export interface ServerProcess {
  readonly gate: Gate;
  readonly platform: Platform;
  readonly side: ReadSide;
  readonly rooms: Rooms;
  readonly jobs: ReturnType<typeof jobRuns>;
  /** Differences that the standing check found. */
  readonly differences: () => number;
  /** Lets the rooms tell what has changed. */
  readonly flush: () => Promise<void>;
}

/** Starts a process as the composition root does, without files, threads and timers. */
export async function startProcess(parts: ProcessParts): Promise<ServerProcess> {
  const { home, gate, plant, first } = parts;
  const open = (): Store => gate.guard(home.open());
  const clock = plant.clock?.(parts.clock) ?? parts.clock;
  const writerStore = open();
  const local = await writerOn(
    plant.writerStore?.(writerStore, home) ?? writerStore,
    clock,
    TEST_VAULT,
    first,
    { hotEvents: HOT_EVENTS },
  );
  const writer: WriterPort = plant.writer?.(local, home) ?? local;
  const readerStore = open();
  const store = plant.readerStore?.(readerStore) ?? readerStore;
  const side = await ReadSide.open(store, { one: open(), list: open() }, TEST_VAULT, {
    keeper: parts.keeper,
  });
  let sweptTo = side.sweptTo;
  const refresh = (): Promise<void> => side.refresh(sweptTo);
  writer.onCommit((committed) => {
    sweptTo = Math.max(sweptTo, committed.sweptTo);
    parts.onSwept(sweptTo);
    // A failed read is made up for by the next one.
    refresh().catch(() => undefined);
  });
  const log = new SelfCheckLog(() => clock.now());
  const made = makePlatform({
    side,
    writer,
    clock,
    openStore: open,
    selfCheck: log,
    // Nobody is told: a simulation has no network.
    sender: {
      send: () => Promise.reject(new TypeError('a simulation has no network')),
      findProblem: () => undefined,
    },
    schemes: [],
    archives: {
      begin: () => Promise.reject(new TypeError('a simulation keeps everything')),
      clear: () => Promise.resolve(),
    },
    caughtUp: refresh,
    metrics: () => Promise.resolve({}),
    trouble: () => null,
    // Nobody asks a simulated machine for its disk.
    surroundings: () => Promise.reject(new TypeError('a simulation has no machine')),
    close: () => writer.close(),
  });
  const platform = plant.platform?.(made) ?? made;
  const figures = { failures: 0, checked: 0, differences: 0, log };
  const jobs = jobRuns(side, writer, refresh, figures);
  let flush = (): void => undefined;
  const rooms = new Rooms(roomPlatform(plant, platform), {
    emit: plant.emit?.(parts.emit) ?? parts.emit,
    count: parts.count,
    onFailure: () => undefined,
    time: {
      now: parts.monotonic,
      every: (_ms, run) => {
        flush = run;
        return () => undefined;
      },
    },
  });
  return {
    gate,
    platform,
    side,
    rooms,
    jobs: {
      ...jobs,
      tidy: async () => {
        // More often than a server, so that most starts find what was kept lately.
        await side.keepCounts();
        return jobs.tidy();
      },
    },
    differences: () => figures.differences,
    flush: async () => {
      // What was committed is followed first.
      await afterMessages();
      flush();
      await afterMessages();
    },
  };
}

function roomPlatform(plant: Plant, platform: Platform): RoomPlatform {
  return plant.rooms?.(platform) ?? platform;
}
