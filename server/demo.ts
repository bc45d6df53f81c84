import { fileURLToPath } from 'node:url';
import { loadDemo } from '../mock-data/load-demo.ts';
import { playLive } from '../mock-data/play-live.ts';
import { APP_FOLDER } from './app-folder.ts';
import { REAL_MACHINE } from './outbound/machine/real-machine.ts';
import { scaledClock, systemClock } from './application/clock.ts';
import { auditEntry } from './application/audit-entry.ts';
import type { Clock } from './application/clock.ts';
import type { Platform } from './application/platform.ts';
import { cliActor } from './cli/cli-actor.ts';
import { readConfig } from './config/read-config.ts';
import { SettingError } from './config/setting-error.ts';
import { buildApp, isBuildNeeded } from './demo/build-app.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, ensureDemoAccounts } from './demo/demo-accounts.ts';
import { findDemoNote, writeDemoNote } from './demo/demo-note.ts';
import { ServiceError } from './errors.ts';
import { jsonLog } from './log/json-log.ts';
import type { Log } from './log/log.ts';
import { openPlatform } from './open-platform.ts';
import { productVersion } from './product-version.ts';
import { ensureAdmin, serve } from './serve.ts';
import type { RunningServer } from './serve.ts';
import { untilStopped } from './until-stopped.ts';

const FOLDER = fileURLToPath(new URL('../.mingjian/demo', import.meta.url));
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
const DAYS = 60;

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
  const platform = await openPlatform({ dataDir: config.dataDir, clock });
  const version = productVersion();
  const served = { config, platform, version, demo: true, appFolder: APP_FOLDER };
  await platform.audit(auditEntry(cliActor(), 'server.start', { detail: { version, demo: true } }));
  await ensureAdmin(platform, config.adminPassword ?? DEMO_PASSWORD);
  await ensureDemoAccounts(platform);
  const log = jsonLog(config.logLevel);
  const server = await serve({ ...served, onFailure: log.failed, onAnswer: log.answered });
  introduce(version, server.url);
  const stop = new AbortController();
  const stopped = untilStopped().then(() => {
    stop.abort();
  });
  const running = run(server, platform, clock, config.dataDir, stop.signal, log);
  await Promise.race([stopped, running.then(() => stopped)]).finally(async () => {
    say('Stopping.');
    await platform.audit(auditEntry(cliActor(), 'server.stop', { detail: { demo: true } }));
    await server.close();
  });
}

async function run(
  server: RunningServer,
  platform: Platform,
  clock: Clock,
  folder: string,
  stop: AbortSignal,
  log: Log,
): Promise<void> {
  try {
    await Promise.all([build(server, stop), load(platform, clock, folder)]);
  } catch (error) {
    // What is broken off by stopping is taken up at the next start.
    if (stop.aborted) return;
    throw error;
  }
  if (stop.aborted) return;
  const stopPlay = playLive(platform, clock, {
    onError: (error) => {
      if (!stop.aborted) log.failed(error, 'play');
    },
  });
  stop.addEventListener('abort', stopPlay);
  say('Playing: new cases come in, open ones move, limits run out and cards are raised.');
}

async function build(server: RunningServer, stop: AbortSignal): Promise<void> {
  if (!(await isBuildNeeded())) return;
  say('Building the application (half a minute) …');
  await buildApp(stop);
  await server.readApp();
  say('The application is built.');
}

async function load(platform: Platform, clock: Clock, folder: string): Promise<void> {
  const note = await findDemoNote(folder);
  if (note?.loaded === true) return;
  const until = note?.until ?? clock.now();
  await writeDemoNote(folder, { until, loaded: false });
  say(`Inventing ${DAYS} days of cases …`);
  let told = 0;
  const done = await loadDemo(platform, {
    until,
    days: DAYS,
    onProgress: (count, total) => {
      const tenth = Math.floor((count / total) * 10);
      if (tenth > told) say(`  ${tenth * 10} % of ${total} events`);
      told = Math.max(told, tenth);
    },
  });
  await writeDemoNote(folder, { until, loaded: true });
  say(`${done.accepted} events loaded.`);
}

function introduce(version: string, url: string): void {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ name }) => name.length));
  say(`Mingjian 明鉴 ${version}, demo. All data are invented.`);
  say('');
  say(`  Open ${url}`);
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
