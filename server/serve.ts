import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import type { Platform } from './application/platform.ts';
import type { Config } from './config/config.ts';
import { Intake } from './inbound/events/intake.ts';
import { httpServer } from './inbound/http/http-server.ts';
import { LoopStalls } from './inbound/http/operation/loop-stalls.ts';
import { allRoutes } from './inbound/http/routes.ts';
import { StaticFiles } from './inbound/http/static-files.ts';
import { hashPassword } from './inbound/sign-in/password.ts';
import { SecondFactors } from './inbound/sign-in/second-factors.ts';
import { Sessions } from './inbound/sign-in/sessions.ts';
import { SourceKeys } from './inbound/sign-in/source-keys.ts';
import { TrustedProxies } from './inbound/sign-in/trusted-proxies.ts';
import type { AnsweredRequest } from './log/log.ts';
import { DeafReaders } from './inbound/socket/deaf-readers.ts';
import { ingestNamespace } from './inbound/socket/ingest-namespace.ts';
import { liveNamespaceOf, serveLive } from './inbound/socket/live-namespace.ts';
import { socketServer } from './inbound/socket/socket-server.ts';
import { openProvider } from './open-provider.ts';
import { keyFileSeal } from './outbound/seal/key-file-seal.ts';
import { Rooms } from './outbound/push/rooms.ts';

/** What distinguishes one way of running the server from another. */
export interface ServeSettings {
  readonly config: Config;
  readonly platform: Platform;
  readonly version: string;
  readonly demo: boolean;
  /** Folder of the built application. */
  readonly appFolder: string;
  /** Page for a browser that comes while the application is still being built; a problem unless given. */
  readonly meanwhile?: string | undefined;
  readonly onFailure: (error: unknown, where: string) => void;
  /** Hears of every answered request. */
  readonly onAnswer?: ((request: AnsweredRequest) => void) | undefined;
  /** The clock by which sessions end; the machine's unless given. */
  readonly wallClock?: (() => number) | undefined;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** Whether the application was there at the start; the interface is served without it as well. */
  readonly hasApp: boolean;
  /** Reads the application's files again, after a build. Answers whether there is a page. */
  readApp(): Promise<boolean>;
  /** Lets answers under way finish, then closes sockets, server and platform. */
  close(): Promise<void>;
}

/** Puts HTTP and sockets before a platform, and listens. */
export async function serve(settings: ServeSettings): Promise<RunningServer> {
  const { config, platform, onFailure, onAnswer } = settings;
  const wallClock = settings.wallClock ?? Date.now;
  const seal = keyFileSeal(config.dataDir, config.keyFile);
  const factors = new SecondFactors(platform, seal, wallClock);
  const sessions = new Sessions(platform, factors, wallClock, config.secondFactorRoles);
  const provider = openProvider(config, { platform, sessions, seal, now: wallClock });
  const sourceKeys = new SourceKeys(platform, wallClock);
  const intake = new Intake(platform, () => performance.now());
  const files = new StaticFiles(settings.appFolder, settings.meanwhile);
  const hasApp = await files.read();
  const { version, demo } = settings;
  const stalls = new LoopStalls();
  const figures = () => ({ ...stalls.figures(), mingjian_live_sockets: liveSockets() });
  const product = {
    version,
    demo,
    testClock: config.testClock,
    figures,
    provider: provider !== undefined,
  };
  let liveSockets = () => 0;
  const { origin } = config;
  const onlyWebsocket = config.databaseUrl !== undefined;
  const proxies = new TrustedProxies(config.trustedProxies);
  const routes = allRoutes({ platform, sessions, factors, provider, intake, product, origin });
  const app = await httpServer({
    routes,
    refusals: platform,
    whole: () => platform.whole(),
    sessions,
    sourceKeys,
    files,
    origin,
    proxies,
    onFailure,
    onAnswer,
  });
  const io = socketServer(app.server, { origin, proxies, onlyWebsocket });
  ingestNamespace(io, { sourceKeys, intake, refusals: platform, onFailure });
  const live = liveNamespaceOf(io);
  liveSockets = () => live.sockets.size;
  const readers = new DeafReaders(live);
  const rooms = new Rooms(platform, {
    emit: ({ name }, change) => {
      readers.send(name, change);
    },
    count: (name) => live.adapter.rooms.get(name)?.size ?? 0,
    onFailure: (error) => {
      onFailure(error, 'rooms of /live');
    },
  });
  const sweptTo = () => platform.sweptTo();
  const whole = () => platform.whole();
  const parts = { sessions, rooms, readers, sweptTo, whole, refusals: platform, onFailure };
  const stopLive = serveLive(live, parts);
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    hasApp,
    readApp: () => files.read(),
    close: async () => {
      stopLive();
      rooms.close();
      stalls.close();
      io.engine.close();
      await app.close();
      await platform.close();
    },
  };
}

/**
 * Makes the first administrator where there is none.
 *
 * @returns the password that was made up and must be shown once; undefined where none was.
 */
export async function ensureAdmin(
  platform: Pick<Platform, 'findAccount' | 'addAccount'>,
  password: string | undefined,
): Promise<string | undefined> {
  if ((await platform.findAccount('admin')) !== undefined) return undefined;
  const made = password ?? randomBytes(12).toString('base64url');
  const account = {
    name: 'admin',
    displayName: 'admin',
    role: 'systemAdmin',
    regionCode: null,
    line: null,
    disabled: false,
  } as const;
  const added = await platform.addAccount(account, await hashPassword(made));
  // Another process on the same folder may have been first.
  if (!added.ok && added.error.code !== 'account/exists') {
    throw new Error(`the first administrator cannot be made: ${added.error.code}`);
  }
  return added.ok && password === undefined ? made : undefined;
}
