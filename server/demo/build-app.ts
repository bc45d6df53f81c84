import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { APP_FOLDER } from '../app-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src', 'public', 'angular.json', 'package.json', 'tsconfig.json'];
const BUILDER = 'node_modules/@angular/cli/bin/ng.js';
const TAIL_LINES = 30;
/** A third of the processor time of others; nobody may raise it again when the load is over. */
const NICE = 5;

/** Whether the application has to be built: there is no build, or a source is newer than it. */
export async function isBuildNeeded(): Promise<boolean> {
  const built = await stat(join(APP_FOLDER, 'index.html')).catch(() => undefined);
  if (built === undefined) return true;
  return (await newestOf(SOURCES.map((source) => join(ROOT, source)))) > built.mtimeMs;
}

/**
 * Builds the application in a process of its own, behind the load of the past, which has to be
 * over first.
 *
 * @throws {Error} the build failed; the message holds the end of what it said.
 */
export function buildApp(stop: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, [BUILDER, 'build', '--progress=false'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: stop,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
    });
    if (build.pid !== undefined) stepBack(build.pid);
    let said = '';
    const listen = (bytes: Buffer): void => {
      said = (said + bytes.toString()).slice(-20_000);
    };
    build.stdout.on('data', listen);
    build.stderr.on('data', listen);
    build.once('error', reject);
    build.once('close', (status) => {
      const tail = said.trim().split('\n').slice(-TAIL_LINES).join('\n');
      if (status === 0) resolve();
      else reject(new Error(`the application cannot be built:\n${tail}`));
    });
  });
}

/** Has a process come behind others. */
function stepBack(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch {
    // EPERM or EACCES where the system does not let priorities be set, ESRCH where it has ended already: it is built all the same.
  }
}

async function newestOf(paths: readonly string[]): Promise<number> {
  let newest = 0;
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    if (!found.isDirectory()) {
      newest = Math.max(newest, found.mtimeMs);
      continue;
    }
    const names = await readdir(path);
    newest = Math.max(newest, await newestOf(names.map((name) => join(path, name))));
  }
  return newest;
}
