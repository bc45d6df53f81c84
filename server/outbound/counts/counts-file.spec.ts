import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Counts } from '../../application/counts/counts.ts';
import { COUNTS_FILE, countsFile } from './counts-file.ts';

describe('the file of kept counts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-counts-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function some(): Counts {
    const counts = new Counts();
    for (let day = 1; day < 200; day += 1) {
      counts.add(`水利|["clock","step","37/","D",null,${day},"late"]`, day);
      counts.add(`|["volume","received","37/",null,"I","web",${day}]`, -day);
    }
    return counts;
  }

  const keep = (upTo = 7) => countsFile(folder).keep({ upTo, mark: '[7]', parts: some().parts() });

  it('gives back what was kept last, to its owner alone, and leaves nothing beside it', async () => {
    await keep(6);
    await keep();
    const found = await countsFile(folder).find();
    expect([found?.upTo, found?.mark]).toEqual([7, '[7]']);
    expect([...new Counts(found?.parts).cells()]).toEqual([...some().cells()]);
    expect(readdirSync(folder)).toEqual([COUNTS_FILE]);
    expect(statSync(join(folder, COUNTS_FILE)).mode & 0o777).toBe(0o600);
  });

  it('is not there where nothing was kept', async () => {
    expect(await countsFile(folder).find()).toBeUndefined();
  });

  const damages: readonly { why: string; change: (bytes: Buffer) => Buffer }[] = [
    { why: 'is empty', change: () => Buffer.alloc(0) },
    { why: 'ends within its head', change: (bytes) => bytes.subarray(0, 100) },
    { why: 'ends within its rows', change: (bytes) => bytes.subarray(0, -4) },
    { why: 'has other rows', change: (bytes) => flipped(bytes, bytes.length - 1) },
    { why: 'has another head', change: (bytes) => flipped(bytes, 40) },
    { why: 'is longer', change: (bytes) => Buffer.concat([bytes, Buffer.alloc(4)]) },
  ];
  for (const { why, change } of damages) {
    it(`is as good as absent where it ${why}`, async () => {
      await keep();
      const path = join(folder, COUNTS_FILE);
      writeFileSync(path, change(readFileSync(path)));
      expect(await countsFile(folder).find()).toBeUndefined();
    });
  }

  it('says so where it cannot be written, and leaves nothing behind', async () => {
    const gone = countsFile(join(folder, 'gone'));
    await expectAsync(gone.keep({ upTo: 1, mark: '', parts: some().parts() })).toBeRejected();
    expect(readdirSync(folder)).toEqual([]);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}
