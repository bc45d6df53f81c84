import { systemClock } from '../application/clock.ts';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';
import { noteClock } from './rehearsal-clock.ts';
import { tellNewKey } from '../open-anchors.ts';
import type { OpenAnchors } from '../open-anchors.ts';
import { auditWithRoom } from '../late-audit-row.ts';
import { openPlatform } from '../open-platform.ts';
import { ensureAdmin, serve } from '../serve.ts';
import { APP_FOLDER } from '../app-folder.ts';
import { writeCompileCache } from '../compile-cache.ts';
import { jsonLog } from '../log/json-log.ts';
import { untilStopped } from '../until-stopped.ts';
import { auditEntry } from '../application/audit/audit-entry.ts';
import type { Clock } from '../application/clock.ts';
import type { ThreadWriter } from '../outbound/store/thread/thread-writer.ts';
import { cliActor } from './cli-actor.ts';
import { done, refused } from './command.ts';
import type { CommandCall, Outcome } from './command.ts';

/** What was begun before the server was loaded. */
export interface Begun {
  readonly clock: Clock;
  readonly anchors: OpenAnchors;
  readonly writer: Promise<ThreadWriter>;
}

/** Serves on a writer that was begun, until the process is told to stop. */
export async function serveUntilStopped(
  { config, version, json }: CommandCall,
  { clock, anchors, writer }: Begun,
): Promise<Outcome> {
  const { dataDir, databaseUrl } = config;
  const lost = Promise.withResolvers<undefined>();
  const platform = await openPlatform({
    webhookNetworks: config.webhookNetworks,
    dataDir,
    databaseUrl,
    keyFile: config.keyFile,
    archiveDir: config.archiveDir,
    keepMonths: config.keepMonths,
    clock,
    writer,
    late: true,
    anchors: anchors.sink,
    onWriterLost: () => {
      lost.resolve(undefined);
    },
  });
  const wall = systemClock(REAL_MACHINE);
  const log = jsonLog(config.logLevel);
  const begin = async () => {
    await noteClock(dataDir, clock);
    const started = { version, testClock: config.testClock !== undefined };
    const row = auditEntry(cliActor(), 'server.start', { detail: started });
    const late = await auditWithRoom(platform, row);
    const password = await ensureAdmin(platform, config.adminPassword);
    const server = await serve({
      config,
      platform,
      version,
      demo: false,
      appFolder: APP_FOLDER,
      // Sessions live by the real time, also in a rehearsal; a jump of it ends none and prolongs none.
      wallClock: () => wall.now(),
      onFailure: log.failed,
      onAnswer: log.answered,
    });
    return { late, password, server };
  };
  const { late, password, server } = await begin().catch(async (error: unknown) => {
    // What is left open keeps the process from ending.
    await platform.close().catch(() => undefined);
    throw error;
  });
  const say = (line: string): void => {
    (json ? process.stderr : process.stdout).write(`${line}\n`);
  };
  await tellNewKey(platform, anchors, say);
  if (password !== undefined) say(`Administrator admin, password ${password} (shown once)`);
  if (config.testClock !== undefined) say('The platform runs on a test clock.');
  say(
    `Mingjian ${version} listens on ${server.url}, data in ${databaseUrl === undefined ? dataDir : 'PostgreSQL'}`,
  );
  log.noted('started', {
    version,
    url: server.url,
    database: databaseUrl === undefined ? 'embedded' : 'postgresql',
  });
  writeCompileCache();
  if (late !== undefined) say('The disk is full: what is there is shown, nothing is taken.');
  if (!server.hasApp) say('The application is not built: run `npm run build` once.');
  // A store that cannot be read ends the server, as it does before it listens.
  const unread = platform.whole().then(() => new Promise<never>(() => undefined));
  const signal = await Promise.race([untilStopped(), lost.promise, unread]).catch(
    async (error: unknown) => {
      await server.close().catch(() => undefined);
      throw error;
    },
  );
  await late?.stop();
  const stopped = auditEntry(cliActor(), 'server.stop', { detail: { signal: signal ?? 'lost' } });
  await platform.audit(stopped).catch((error: unknown) => {
    // A store that takes nothing does not keep the server from stopping.
    log.failed(error, 'stop');
  });
  await server.close();
  if (signal === undefined) {
    const message = 'The writer ended by itself; what was acknowledged is kept. Start again.';
    return refused({ code: 'platform/closed', message });
  }
  log.noted('stopped', { signal });
  return done({ stopped: signal }, '');
}
