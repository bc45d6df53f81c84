import { systemClock } from './application/clock.ts';
import type { Clock } from './application/clock.ts';
import { firstReference } from './first-reference.ts';
import { REAL_MACHINE } from './outbound/machine/real-machine.ts';
import { homeOf, prepareHome } from './outbound/store/home.ts';
import type { Memory } from './outbound/store/home.ts';
import type { Lasting } from './outbound/store/sqlite/open-sqlite.ts';
import type { WriterSetting } from './outbound/store/thread/writer-messages.ts';
import { defaultKeyFile } from './outbound/vault/key-file.ts';

/** What the composition root decides of the one who writes. */
export interface WriterSettings {
  /** Folder of the store; made, with Shandong's regions and the official calendar, where it is empty. */
  readonly dataDir: string;
  /** Address of a database that holds the data instead. */
  readonly databaseUrl?: string | undefined;
  /** File of the master key of personal data; in the folder unless given. */
  readonly keyFile?: string | undefined;
  /** The machine's clock unless given. */
  readonly clock?: Clock | undefined;
  /** Whether due clocks are swept and counts merged by themselves; true unless given. Commands that end at once say false. */
  readonly jobs?: boolean | undefined;
  /**
   * `whenClosed` for what is brought in again after a power cut, such as the demo's invented past: its
   * commits do not wait for the disk. `eachCommit`, so that a receipt is a promise, unless given.
   */
  readonly lasting?: Lasting | undefined;
  /** `small` for a command that ends, such as an import of any size; `ample`, a server's caches, unless given. See {@link Memory}. */
  readonly memory?: Memory | undefined;
}

/**
 * Prepares a home for its writer; answers what that one is started with. Apart from the platform, of
 * which it needs little: a server's writer opens the store while the rest is still being loaded.
 */
export async function prepareWriter(settings: WriterSettings): Promise<WriterSetting> {
  const { dataDir, clock = systemClock(REAL_MACHINE), memory = 'ample', lasting } = settings;
  const home = homeOf(dataDir, settings.databaseUrl);
  await prepareHome(home, dataDir);
  return {
    ...{ home, clock: clock.setting, memory, lasting },
    keyFile: settings.keyFile ?? defaultKeyFile(dataDir),
    sweepsFirst: settings.jobs === false,
    first: firstReference(),
  };
}
