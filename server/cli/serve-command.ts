import { systemClock } from '../application/clock.ts';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';
import { noteClock } from './rehearsal-clock.ts';
import { openAnchors, tellNewKey } from '../open-anchors.ts';
import { auditWithRoom } from '../late-audit-row.ts';
import { openPlatform } from '../open-platform.ts';
import { ensureAdmin, serve } from '../serve.ts';
import { APP_FOLDER } from '../app-folder.ts';
import { writeCompileCache } from '../compile-cache.ts';
import { jsonLog } from '../log/json-log.ts';
import { untilStopped } from '../until-stopped.ts';
import { auditEntry } from '../application/audit/audit-entry.ts';
import { cliActor } from './cli-actor.ts';
import { done, refused } from './command.ts';
import type { Command } from './command.ts';
import { clockOf } from './with-platform.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '',
  summary: 'Serves the product until it is stopped (Ctrl-C or SIGTERM).',
  details: [
    '',
    'Settings are read from the environment: MINGJIAN_DATA_DIR, MINGJIAN_DATABASE_URL (PostgreSQL, for',
    'several processes), MINGJIAN_HOST (127.0.0.1), MINGJIAN_PORT (4200), MINGJIAN_ADMIN_PASSWORD, MINGJIAN_KEY_FILE, MINGJIAN_LOG_LEVEL (info).',
    'On an empty folder one administrator, admin, is made; a password that was made up is printed once.',
  ],
  options: {},
  operands: [],
  run: async ({ config, version, json }) => {
    const { dataDir, databaseUrl } = config;
    const clock = clockOf(config);
    const anchors = openAnchors(config);
    const lost = Promise.withResolvers<undefined>();
    const platform = await openPlatform({
      webhookNetworks: config.webhookNetworks,
      dataDir,
      databaseUrl,
      keyFile: config.keyFile,
      archiveDir: config.archiveDir,
      keepMonths: config.keepMonths,
      clock,
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
    const signal = await Promise.race([untilStopped(), lost.promise]);
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
  },
};
