import { resolve } from 'node:path';
import { SettingError } from './setting-error.ts';

/** Sign-in by an OpenID provider. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** File with the client's secret, one line. */
  readonly secretFile: string;
  /** File that says which claims grant what. */
  readonly mappingFile: string;
}

const ISSUER = 'MINGJIAN_OIDC_ISSUER';
const REST = [
  'MINGJIAN_OIDC_CLIENT_ID',
  'MINGJIAN_OIDC_CLIENT_SECRET_FILE',
  'MINGJIAN_OIDC_MAPPING',
] as const;

/**
 * Reads the settings of an OpenID provider; undefined where none is set.
 *
 * @throws {SettingError} some are set and others not, or the issuer could be listened to.
 */
export function readProvider(
  env: Readonly<Record<string, string | undefined>>,
  origin: string | undefined,
): ProviderSettings | undefined {
  const issuer = text(env, ISSUER);
  const rest = REST.map((name) => text(env, name));
  if (issuer === undefined) {
    const stray = REST.find((_name, at) => rest[at] !== undefined);
    if (stray === undefined) return undefined;
    throw new SettingError(stray, `is set, but ${ISSUER} is not`);
  }
  if (!isSafe(issuer)) {
    throw new SettingError(ISSUER, 'must be an https address (http only on this machine)');
  }
  if (origin === undefined) {
    throw new SettingError(
      ISSUER,
      'needs MINGJIAN_ORIGIN as well: the provider sends people back there',
    );
  }
  const [clientId, secretFile, mappingFile] = rest;
  if (clientId === undefined || secretFile === undefined || mappingFile === undefined) {
    const missing = REST.find((_name, at) => rest[at] === undefined) ?? ISSUER;
    throw new SettingError(missing, `is needed where ${ISSUER} is set`);
  }
  return {
    issuer,
    clientId,
    secretFile: resolve(secretFile),
    mappingFile: resolve(mappingFile),
  };
}

function text(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

/** Whether what is sent there stays on this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
