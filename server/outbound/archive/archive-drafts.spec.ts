import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearDrafts, draftName, endDraft } from './archive-drafts.ts';
import { archiveFolder } from './archive-folder.ts';

const NOW = Date.parse('2026-03-10T10:00:00+08:00');
const DAY_MS = 86_400_000;
const ARCHIVE = '2024-03-0123abcd.ndjson.gz';

describe('drafts of archives', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-drafts-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  function lay(name: string, at: number): string {
    writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, name), at / 1000, at / 1000);
    return name;
  }

  const mine = (pid: number): string => draftName(ARCHIVE).replace(`.${process.pid}.`, `.${pid}.`);

  const rules: readonly { what: string; name: () => string; age: number; stays: boolean }[] = [
    // Above what any system gives out.
    { what: 'of a process that has ended', name: () => mine(2 ** 30), age: 0, stays: false },
    { what: 'of a process that lives', name: () => mine(process.ppid), age: 1, stays: true },
    {
      what: 'of an earlier process with the number of this one',
      name: () => {
        const name = draftName(ARCHIVE);
        endDraft(name);
        return name;
      },
      age: 0,
      stays: false,
    },
    { what: 'that this process writes', name: () => draftName(ARCHIVE), age: 9, stays: true },
    {
      what: 'of another machine, touched today',
      name: () => `.${ARCHIVE}.00000000.${2 ** 30}.0123456789ab`,
      age: 0.9,
      stays: true,
    },
    {
      what: 'of another machine, not touched for more than a day',
      name: () => `.${ARCHIVE}.00000000.${2 ** 30}.0123456789ab`,
      age: 1.1,
      stays: false,
    },
    {
      what: 'from before processes were told, not touched for more than a day',
      name: () => `.${ARCHIVE}.0123456789ab`,
      age: 1.1,
      stays: false,
    },
    { what: 'no more, but an archive', name: () => ARCHIVE, age: 999, stays: true },
    { what: 'never, but a file of somebody else', name: () => '.hidden', age: 999, stays: true },
  ];

  for (const { what, name, age, stays } of rules) {
    it(`${what}: ${stays ? 'stays' : 'goes'}`, async () => {
      const file = lay(name(), NOW - age * DAY_MS);
      await clearDrafts(folder, NOW);
      expect(existsSync(join(folder, file))).toBe(stays);
    });
  }

  it('go on while others are cleared away', async () => {
    const archives = archiveFolder(folder);
    const draft = await archives.begin('2024-03');
    await draft.add('{}');
    await archives.clear();
    await draft.add('{}');
    await draft.finish();
    expect(await readdir(folder)).toEqual([draft.name]);
  });

  it('are none where there is no folder yet', async () => {
    await expectAsync(clearDrafts(join(folder, 'none'), NOW)).toBeResolved();
  });
});
