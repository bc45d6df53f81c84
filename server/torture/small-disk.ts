import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = Buffer.alloc(64 * 1024);
const PAGE = Buffer.alloc(4096);

/** A file system of a few megabytes that can be filled and emptied again. */
export class SmallDisk {
  readonly folder: string;
  readonly #ballast: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.#ballast = join(folder, 'ballast');
  }

  /** Mounts one over an empty folder; undefined where this user may not mount, or mounts do not exist. */
  static mount(folder: string, mebibytes: number): SmallDisk | undefined {
    const options = ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder];
    return spawnSync('mount', options).status === 0 ? new SmallDisk(folder) : undefined;
  }

  /** Fills it up but for so many bytes, rounded up to its blocks. */
  fill(leaveBytes: number): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (const block of [BLOCK, PAGE]) {
        while (this.#freeBytes() >= leaveBytes + block.length) writeSync(file, block);
      }
    } finally {
      closeSync(file);
    }
  }

  /** Takes away what `fill` put there. */
  empty(): void {
    rmSync(this.#ballast, { force: true });
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.folder]);
  }

  #freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }
}
