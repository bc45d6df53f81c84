import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const CLI = join(import.meta.dirname, 'cli/main.ts');
const TOLD = `import { getCompileCacheDir } from 'node:module';
  process.on('exit', () => console.error(getCompileCacheDir()));`;

describe('The command line', () => {
  it('keeps what Node makes of its files beside the program, where no other user can write', () => {
    const hook = `data:text/javascript,${encodeURIComponent(TOLD)}`;
    const env = { ...process.env, NODE_COMPILE_CACHE: undefined };
    const { stderr } = spawnSync(process.execPath, ['--import', hook, CLI, '--help'], {
      env,
      encoding: 'utf8',
    });
    expect(stderr).toContain(join(import.meta.dirname, '../node_modules/.cache/compiled'));
  });
});
