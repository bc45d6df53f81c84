import { tmpdir } from 'node:os';
import { findDiskSpace } from './disk-space.ts';

describe('the space of a disk', () => {
  it('is what is free of what there is', async () => {
    const space = await findDiskSpace(tmpdir());
    expect(space?.freeBytes).toBeGreaterThan(0);
    expect(space?.totalBytes).toBeGreaterThanOrEqual(space?.freeBytes ?? Infinity);
  });

  it('is unknown for a folder that is not there, never zero', async () => {
    expect(await findDiskSpace('/no/such/folder')).toBeNull();
  });
});
