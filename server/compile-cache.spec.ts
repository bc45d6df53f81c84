import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, 'cli/main.ts');
const TOLD = `import { getCompileCacheDir } from 'node:module';
  import { Worker } from 'node:worker_threads';
  process.on('exit', () => console.error(getCompileCacheDir()));
  const inThread = 'console.error(require("node:module").getCompileCacheDir())';
  process.once('beforeExit', () => new Worker(inThread, { eval: true }));`;

describe('The command line', () => {
  it('keeps what Node makes of its files beside the program, where no other user can write, also in threads', () => {
    const hook = `data:text/javascript,${encodeURIComponent(TOLD)}`;
    const env = { ...process.env, NODE_COMPILE_CACHE: undefined };
    const { stderr } = spawnSync(process.execPath, ['--import', hook, CLI, '--help'], {
      env,
      encoding: 'utf8',
    });
    const folder = join(import.meta.dirname, '../node_modules/.cache/compiled');
    const told = stderr.trim().split('\n');
    expect(told.length).toBe(2);
    for (const each of told) expect(each).toContain(folder);
  });
});
