import { fileURLToPath } from 'node:url';
import { REAL_MACHINE } from './outbound/machine/real-machine.ts';
import { scaledClock, systemClock } from './application/clock.ts';
import { useCompileCache } from './compile-cache.ts';
import { readConfig } from './config/read-config.ts';
import { SettingError } from './config/setting-error.ts';
import { buildApp, isBuildNeeded } from './demo/build-app.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/demo-account-list.ts';
import type { OpenDemo } from './demo/open-demo.ts';
import { startPast } from './demo/start-past.ts';
import { ServiceError } from './errors.ts';
import { jsonLog } from './log/json-log.ts';
import type { Log } from './log/log.ts';
import { productVersion } from './product-version.ts';
import { untilStopped } from './until-stopped.ts';

const FOLDER = fileURLToPath(new URL('../.mingjian/demo', import.meta.url));
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

useCompileCache();
try {
  await demo();
} catch (error) {
  if (!(error instanceof SettingError) && !(error instanceof ServiceError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** `npm start`: the product with invented data, on loopback only, because everybody knows its passwords. */
async function demo(): Promise<void> {
  const config = readConfig(process.env, { dataDir: FOLDER, logLevel: 'warn' });
  if (!LOOPBACK.has(config.host)) {
    throw new SettingError(
      'MINGJIAN_HOST',
      'the demo listens on loopback only (127.0.0.1, ::1 or localhost); `npm run mingjian -- serve` takes any',
    );
  }
  const { testClock } = config;
  const clock =
    testClock === undefined
      ? systemClock(REAL_MACHINE)
      : scaledClock(testClock.startsAt, testClock.speed);
  say(`Mingjian 明鉴 ${productVersion()}, demo. All data are invented.`);
  const stop = new AbortController();
  const stopped = untilStopped().then(() => {
    stop.abort();
  });
  const past = await startPast(clock, config, stop.signal, say);
  // Awaited below; what these say before that is not lost.
  const built = build(stop.signal);
  let isBuilding = true;
  built.then(
    () => (isBuilding = false),
    () => undefined,
  );
  // The product itself is large: it is read while the past is lived through, and not before that begins.
  const opening = past.begun.then(() => import('./demo/open-demo.ts'));
  opening.catch(() => undefined);
  await Promise.race([past.ended, stopped]);
  if (stop.signal.aborted) {
    say('Stopping.');
    await past.ended;
    return;
  }
  const log = jsonLog(config.logLevel);
  const { openDemo } = await opening;
  const opened = await openDemo(config, clock, log, say);
  invite(opened.url, isBuilding);
  const running = run(opened, built, stop.signal, log);
  await Promise.race([stopped, running.then(() => stopped)]).finally(async () => {
    say('Stopping.');
    await opened.close();
  });
}

/** Shows the application when it is built, and plays. */
async function run(
  opened: OpenDemo,
  built: Promise<boolean>,
  stop: AbortSignal,
  log: Log,
): Promise<void> {
  try {
    if (await built) {
      await opened.readApp();
      say('The application is built.');
    }
  } catch (error) {
    // What is broken off by stopping is taken up at the next start.
    if (stop.aborted) return;
    throw error;
  }
  if (stop.aborted) return;
  const stopPlay = opened.play((error) => {
    if (!stop.aborted) log.failed(error, 'play');
  });
  stop.addEventListener('abort', stopPlay);
  say('Playing: new cases come in, open ones move, limits run out and cards are raised.');
}

/** Builds the application where it must be; whether it did. */
async function build(stop: AbortSignal): Promise<boolean> {
  if (!(await isBuildNeeded())) return false;
  say('Building the application (half a minute) …');
  await buildApp(stop);
  return true;
}

function invite(url: string, isBuilding: boolean): void {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ name }) => name.length));
  say('');
  say(`  Open ${url}`);
  if (isBuilding) say('  Its page is still being built and opens by itself.');
  say(`  Password of every account: ${DEMO_PASSWORD}`);
  for (const { name, role, shows } of DEMO_ACCOUNTS) {
    say(`    ${name.padEnd(width)}  ${role}: ${shows}`);
  }
  say('');
  say('  Ctrl-C stops; the next start goes on from here.');
  say('');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
