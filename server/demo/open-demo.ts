import { playLive } from '../../mock-data/play-live.ts';
import { APP_FOLDER } from '../app-folder.ts';
import { auditEntry } from '../application/audit/audit-entry.ts';
import type { Clock } from '../application/clock.ts';
import { cliActor } from '../cli/cli-actor.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import { openAnchors, tellNewKey } from '../open-anchors.ts';
import { openPlatform } from '../open-platform.ts';
import { productVersion } from '../product-version.ts';
import { ensureAdmin, serve } from '../serve.ts';
import { DEMO_PASSWORD } from './demo-account-list.ts';
import { ensureDemoAccounts } from './demo-accounts.ts';
import { waitingPage } from './waiting-page.ts';

const BUILDING = waitingPage(
  '演示数据已就绪，页面正在构建，完成后自动打开。',
  'The demo is there; its page is being built and opens by itself.',
);

/** A demo that is served. */
export interface OpenDemo {
  readonly url: string;
  /** Reads the application's files again, after a build. */
  readApp(): Promise<boolean>;
  /** New cases come in and open ones move; the answer stops it. */
  play(onError: (error: unknown) => void): () => void;
  close(): Promise<void>;
}

/** Opens the product on a past that was lived through. */
export async function openDemo(
  config: Config,
  clock: Clock,
  log: Log,
  say: (line: string) => void,
): Promise<OpenDemo> {
  const version = productVersion();
  const { webhookNetworks, dataDir, databaseUrl, keyFile, archiveDir } = config;
  const anchors = openAnchors(config);
  const platform = await openPlatform({
    ...{ webhookNetworks, dataDir, databaseUrl, keyFile, archiveDir, clock },
    anchors: anchors.sink,
  });
  await tellNewKey(platform, anchors, say);
  await platform.audit(auditEntry(cliActor(), 'server.start', { detail: { version, demo: true } }));
  await ensureAdmin(platform, config.adminPassword ?? DEMO_PASSWORD);
  // Those that came with another version than the one that lived through the past.
  await ensureDemoAccounts(platform);
  const server = await serve({
    ...{ config, platform, version, demo: true, appFolder: APP_FOLDER, meanwhile: BUILDING },
    onFailure: log.failed,
    onAnswer: log.answered,
  });
  return {
    url: server.url,
    readApp: () => server.readApp(),
    play: (onError) => playLive(platform, clock, { onError }),
    close: async () => {
      await platform.audit(auditEntry(cliActor(), 'server.stop', { detail: { demo: true } }));
      await server.close();
    },
  };
}
