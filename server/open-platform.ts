import type { Clock } from './application/clock.ts';
import type { Platform } from './application/platform.ts';

/** What the composition root decides. */
export interface PlatformSettings {
  /** Folder of the store; made, with Shandong's regions and the official calendar, where it is empty. */
  readonly dataDir: string;
  /** The machine's clock unless given. */
  readonly clock?: Clock | undefined;
  /** Whether due clocks are swept and counts merged by themselves; true unless given. Commands that end at once say false. */
  readonly jobs?: boolean | undefined;
}

/**
 * Opens the store of a folder and everything that lives on it. Several processes may hold one folder open.
 *
 * @throws {StartupError} the store cannot promise durability, or was written by a newer program.
 */
export function openPlatform(settings: PlatformSettings): Promise<Platform> {
  return Promise.reject(new Error(`not open yet: ${settings.dataDir}`));
}
