import { isIP } from 'node:net';
import { resolve, sep } from 'node:path';
import { ROLES } from '#domain/access/role.ts';
import type { Role } from '#domain/access/role.ts';
import { LOG_LEVELS } from '../log/log.ts';
import type { LogLevel } from '../log/log.ts';
import type { Config } from './config.ts';
import { readProvider } from './read-provider.ts';
import { readTestClock } from './read-test-clock.ts';
import { SettingError } from './setting-error.ts';

/** What differs between the product and the demo where nothing is set. */
export interface ConfigDefaults {
  readonly dataDir: string;
  /** `info` unless given. */
  readonly logLevel?: LogLevel | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads every setting once.
 *
 * @throws {SettingError} one cannot be used; its sentence names the setting and what is allowed.
 */
export function readConfig(env: Environment, defaults: ConfigDefaults): Config {
  const dataDir = resolve(readText(env, 'MINGJIAN_DATA_DIR') ?? defaults.dataDir);
  const origin = readOrigin(env);
  return Object.freeze({
    dataDir,
    databaseUrl: readDatabaseUrl(env),
    host: readHost(env),
    port: readPort(env),
    adminPassword: readAdminPassword(env),
    keyFile: readPath(env, 'MINGJIAN_KEY_FILE'),
    anchorDir: readAnchorDir(env, dataDir),
    archiveDir: readPath(env, 'MINGJIAN_ARCHIVE_DIR'),
    keepMonths: readKeepMonths(env),
    logLevel: readLogLevel(env) ?? defaults.logLevel ?? 'info',
    origin,
    provider: readProvider(env, origin),
    trustedProxies: readNetworks(env, 'MINGJIAN_TRUSTED_PROXIES'),
    webhookNetworks: readNetworks(env, 'MINGJIAN_WEBHOOK_NETWORKS'),
    secondFactorRoles: readRoles(env, 'MINGJIAN_SECOND_FACTOR_ROLES'),
    testClock: readTestClock(env['MINGJIAN_CLOCK'], env['MINGJIAN_TEST']),
  });
}

function readText(env: Environment, name: string): string | undefined {
  const text = env[name];
  return text === undefined || text.trim() === '' ? undefined : text;
}

function readDatabaseUrl(env: Environment): string | undefined {
  const text = readText(env, 'MINGJIAN_DATABASE_URL');
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const isNamed = url !== null && url.pathname.length > 1;
  if (isNamed && (url.protocol === 'postgres:' || url.protocol === 'postgresql:')) return text;
  // The text itself holds a password.
  throw new SettingError(
    'MINGJIAN_DATABASE_URL',
    'must be an address such as postgres://name:password@server:5432/database',
  );
}

function readHost(env: Environment): string {
  const host = readText(env, 'MINGJIAN_HOST') ?? '127.0.0.1';
  if (/^[A-Za-z0-9.:_-]+$/.test(host)) return host;
  throw new SettingError('MINGJIAN_HOST', 'must be a host name or an address such as 127.0.0.1');
}

function readPort(env: Environment): number {
  const text = readText(env, 'MINGJIAN_PORT') ?? '4200';
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SettingError('MINGJIAN_PORT', 'must be a whole number from 0 to 65535');
}

function readAdminPassword(env: Environment): string | undefined {
  const password = env['MINGJIAN_ADMIN_PASSWORD'];
  if (password === undefined || password === '') return undefined;
  const { length } = password;
  if (length >= 8 && length <= 256) return password;
  throw new SettingError('MINGJIAN_ADMIN_PASSWORD', 'must have 8 to 256 characters');
}

function readLogLevel(env: Environment): LogLevel | undefined {
  const text = readText(env, 'MINGJIAN_LOG_LEVEL');
  const level = LOG_LEVELS.find((one) => one === text);
  if (text === undefined || level !== undefined) return level;
  throw new SettingError('MINGJIAN_LOG_LEVEL', `must be one of ${LOG_LEVELS.join(', ')}`);
}

function readOrigin(env: Environment): string | undefined {
  const text = readText(env, 'MINGJIAN_ORIGIN');
  if (text === undefined) return undefined;
  if (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text) return text;
  throw new SettingError(
    'MINGJIAN_ORIGIN',
    'must be what people type up to the first slash, in small letters, such as https://mingjian.example',
  );
}

/** Names of roles with commas between them, or `all`. */
function readRoles(env: Environment, name: string): readonly Role[] {
  const text = (readText(env, name) ?? '').trim();
  if (text === 'all') return ROLES;
  const named = text === '' ? [] : text.split(',').map((each) => each.trim());
  return named.map((each) => {
    const role = ROLES.find((one) => one === each);
    if (role !== undefined) return role;
    throw new SettingError(name, `must be all, or some of ${ROLES.join(', ')} with commas between`);
  });
}

function readNetworks(env: Environment, name: string): readonly string[] {
  const text = readText(env, name) ?? '';
  const named = text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (named.every(isNetwork)) return named;
  throw new SettingError(
    name,
    'must be addresses or networks such as 10.0.0.5 or 10.0.0.0/24, with commas between them',
  );
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
  );
}

function readPath(env: Environment, name: string): string | undefined {
  const path = readText(env, name);
  return path === undefined ? undefined : resolve(path);
}

function readKeepMonths(env: Environment): number | undefined {
  const text = readText(env, 'MINGJIAN_KEEP_MONTHS');
  if (text === undefined) return undefined;
  const months = Number(text);
  if (/^\d{1,4}$/.test(text) && months >= 1) return months;
  throw new SettingError('MINGJIAN_KEEP_MONTHS', 'must be a whole number of months from 1 to 9999');
}

function readAnchorDir(env: Environment, dataDir: string): string {
  const folder = resolve(readText(env, 'MINGJIAN_ANCHOR_DIR') ?? `${dataDir}-anchors`);
  if (folder !== dataDir && !folder.startsWith(`${dataDir}${sep}`)) return folder;
  // Whoever can write the store could write them as well.
  throw new SettingError('MINGJIAN_ANCHOR_DIR', 'must be a folder outside of the data folder');
}
