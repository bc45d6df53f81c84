import type { Role } from '#domain/access/role.ts';
import type { ProviderSettings } from './read-provider.ts';
import type { LogLevel } from '../log/log.ts';

/** A clock that starts somewhere else than now, for tests and rehearsals. */
export interface TestClock {
  /** Where it starts, UTC milliseconds. */
  readonly startsAt: number;
  /** How many of its seconds pass in one real second; 1 unless given. */
  readonly speed: number;
}

/** All settings of a process, read once at its start. */
export interface Config {
  readonly dataDir: string;
  /** Address of a PostgreSQL database that holds the data instead of the folder; never to be shown. */
  readonly databaseUrl?: string | undefined;
  readonly host: string;
  /** 0 lets the system choose, for tests. */
  readonly port: number;
  /** Password of the first administrator; a random one is printed where absent. */
  readonly adminPassword: string | undefined;
  /** Key that encrypts personal fields; a file in the data folder unless given. */
  readonly keyFile: string | undefined;
  /** Folder of the audit log's anchors, outside of the data folder: best on another disk. */
  readonly anchorDir: string;
  /** Folder of what leaves the store by month; in the data folder unless given. */
  readonly archiveDir?: string | undefined;
  /** How many whole months stay in the store beside the present one; all unless given. */
  readonly keepMonths?: number | undefined;
  readonly testClock: TestClock | undefined;
  /** Origin that people type, such as `https://mingjian.example`; what the request names unless given. */
  readonly origin?: string | undefined;
  /** Sign-in by an OpenID provider, where it is set. */
  readonly provider?: ProviderSettings | undefined;
  /** Addresses and networks of reverse proxies beyond those on this machine. */
  readonly trustedProxies?: readonly string[] | undefined;
  /** Addresses and networks that webhooks may reach although they are private. */
  readonly webhookNetworks?: readonly string[] | undefined;
  /** Roles whose accounts do nothing before they have a second factor; none unless given. */
  readonly secondFactorRoles?: readonly Role[] | undefined;
  /** What is written to standard error. */
  readonly logLevel: LogLevel;
}
