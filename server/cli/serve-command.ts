import { openAnchors } from '../open-anchors.ts';
import { startThreadWriter } from '../outbound/store/thread/thread-writer.ts';
import { prepareWriter } from '../prepare-writer.ts';
import { clockOf } from './clock-of.ts';
import type { Command } from './command.ts';

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
  run: async (call) => {
    const { config } = call;
    const { dataDir, databaseUrl, keyFile } = config;
    const clock = clockOf(config);
    const anchors = openAnchors(config);
    const prepared = await prepareWriter({ dataDir, databaseUrl, keyFile, clock });
    const writer = startThreadWriter(prepared);
    // Whoever opens the platform on it hears of a failure.
    writer.catch(() => undefined);
    // Loaded only now: meanwhile the store is opened, which takes as long.
    const { serveUntilStopped } = await import('./serve-until-stopped.ts');
    return serveUntilStopped(call, { clock, anchors, writer });
  },
};
