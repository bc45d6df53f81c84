import { statfs } from 'node:fs/promises';

/** Bytes of the file system that holds a folder. */
export interface DiskSpace {
  /** What a program without privileges may still write. */
  readonly freeBytes: number;
  readonly totalBytes: number;
}

/** Space of the disk of a folder; null where the system does not say. */
export async function findDiskSpace(folder: string): Promise<DiskSpace | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  } catch {
    return null;
  }
}
