import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#domain/time/limit.ts';
import { playLive } from '../mock-data/play-live.ts';
import { APP_FOLDER } from './app-folder.ts';
import { REAL_MACHINE } from './outbound/machine/real-machine.ts';
import { scaledClock, systemClock } from './application/clock.ts';
import { auditEntry } from './application/audit/audit-entry.ts';
import type { Clock } from './application/clock.ts';
import type { Platform } from './application/platform.ts';
import { cliActor } from './cli/cli-actor.ts';
import type { Config } from './config/config.ts';
import { readConfig } from './config/read-config.ts';
import { SettingError } from './config/setting-error.ts';
import { buildApp, isBuildNeeded } from './demo/build-app.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD, ensureDemoAccounts } from './demo/demo-accounts.ts';
import { openWaitingPage } from './demo/waiting-page.ts';
import type { WaitingPage } from './demo/waiting-page.ts';
import { DEMO_DAYS } from './demo/demo-days.ts';
import { findDemoNote, writeDemoNote } from './demo/demo-note.ts';
import { ServiceError } from './errors.ts';
import { jsonLog } from './log/json-log.ts';
import type { Log } from './log/log.ts';
import { openAnchors, tellNewKey } from './open-anchors.ts';
import { openPlatform } from './open-platform.ts';
import { productVersion } from './product-version.ts';
import { ensureAdmin, serve } from './serve.ts';
import type { RunningServer } from './serve.ts';
import { untilStopped } from './until-stopped.ts';

const FOLDER = fileURLToPath(new URL('../.mingjian/demo', import.meta.url));
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);
const LOAD_PAST = fileURLToPath(new URL('demo/load-past.ts', import.meta.url));

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
  const { dataDir, databaseUrl, testClock } = config;
  const clock =
    testClock === undefined
      ? systemClock(REAL_MACHINE)
      : scaledClock(testClock.startsAt, testClock.speed);
  const version = productVersion();
  introduce(version);
  const stop = new AbortController();
  const stopped = untilStopped().then(() => {
    stop.abort();
  });
  const built = build(stop.signal);
  // It is awaited below; what it says before that is not lost.
  built.catch(() => undefined);
  const loaded = load(clock, config, stop.signal);
  await Promise.race([loaded, stopped]);
  if (stop.signal.aborted) {
    say('Stopping.');
    await loaded;
    return;
  }
  const anchors = openAnchors(config);
  const platform = await openPlatform({
    webhookNetworks: config.webhookNetworks,
    dataDir,
    databaseUrl,
    keyFile: config.keyFile,
    archiveDir: config.archiveDir,
    clock,
    anchors: anchors.sink,
  });
  await tellNewKey(platform, anchors, say);
  await platform.audit(auditEntry(cliActor(), 'server.start', { detail: { version, demo: true } }));
  await ensureAdmin(platform, config.adminPassword ?? DEMO_PASSWORD);
  await ensureDemoAccounts(platform);
  const log = jsonLog(config.logLevel);
  const server = await serve({
    ...{ config, platform, version, demo: true, appFolder: APP_FOLDER },
    onFailure: log.failed,
    onAnswer: log.answered,
  });
  invite(server.url);
  const running = run(server, platform, clock, built, stop.signal, log);
  await Promise.race([stopped, running.then(() => stopped)]).finally(async () => {
    say('Stopping.');
    await platform.audit(auditEntry(cliActor(), 'server.stop', { detail: { demo: true } }));
    await server.close();
  });
}

/** Shows the application when it is built, and plays. */
async function run(
  server: RunningServer,
  platform: Platform,
  clock: Clock,
  built: Promise<boolean>,
  stop: AbortSignal,
  log: Log,
): Promise<void> {
  try {
    if (await built) {
      await server.readApp();
      say('The application is built.');
    }
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

/** Builds the application where it must be; whether it did. */
async function build(stop: AbortSignal): Promise<boolean> {
  if (!(await isBuildNeeded())) return false;
  say('Building the application (half a minute) …');
  await buildApp(stop);
  return true;
}

/**
 * Lives through the invented past before anybody is served: what is shown afterwards came about as
 * it does in a live system.
 */
async function load(clock: Clock, config: Config, stop: AbortSignal): Promise<void> {
  const folder = config.dataDir;
  const note = await findDemoNote(folder);
  if (note?.loaded === true) return;
  const until = note?.until ?? clock.now();
  await mkdir(folder, { recursive: true });
  await writeDemoNote(folder, { until, loaded: false });
  const { host, port } = config;
  const waiting = await openWaitingPage(host, port);
  say(`Living through ${DEMO_DAYS} days of invented cases, then opening http://${host}:${port} …`);
  try {
    await loadPast(folder, until, stop, waiting);
  } catch (error) {
    // What is broken off by stopping is taken up at the next start.
    if (stop.aborted) return;
    throw error;
  } finally {
    await waiting.close();
  }
  await writeDemoNote(folder, { until, loaded: true });
}

/** Runs `load-past.ts` and shows what it says. */
function loadPast(
  folder: string,
  until: Instant,
  stop: AbortSignal,
  waiting: WaitingPage,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LOAD_PAST, folder, String(until)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      signal: stop,
    });
    child.on('message', (share) => {
      waiting.tell(Number(share));
    });
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(`the invented past could not be loaded (${String(status)})`));
    });
  });
}

function introduce(version: string): void {
  say(`Mingjian 明鉴 ${version}, demo. All data are invented.`);
}

function invite(url: string): void {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ name }) => name.length));
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
