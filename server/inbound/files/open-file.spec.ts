import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from './open-file.ts';

describe('openFile', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-open-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps the error of a broken gzip file for its reader, however late that one begins', async () => {
    const path = join(folder, 'broken.csv');
    await writeFile(path, Buffer.from([0x1f, 0x8b, 0xfc, 0x19, ...Array<number>(2000).fill(7)]));
    const { content } = await openFile(path);
    if (!(Symbol.asyncIterator in content)) throw new Error('not a workbook');
    // As long as making a region takes: the file could have been read several times meanwhile.
    for (let times = 0; times < 50; times++) await stat(path);
    const reading = (async () => {
      for await (const chunk of content) expect(chunk).toBeUndefined();
    })();
    await expectAsync(reading).toBeRejectedWithError(/unknown compression method/);
  });
});
