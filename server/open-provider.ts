import { readFileSync } from 'node:fs';
import type { Config } from './config/config.ts';
import { isLoopback } from './config/read-provider.ts';
import { StartupError } from './errors.ts';
import { readProviderGrants } from './inbound/sign-in/provider-grants.ts';
import { ProviderSignIn } from './inbound/sign-in/provider-sign-in.ts';
import type { ProviderParts } from './inbound/sign-in/provider-sign-in.ts';

/**
 * The OpenID provider of the settings; undefined where none is set. Its files are read once.
 *
 * @throws {StartupError} a file cannot be read, or says nothing that can be used.
 */
export function openProvider(
  { provider, origin }: Config,
  parts: Pick<ProviderParts, 'platform' | 'sessions' | 'seal' | 'now'>,
): ProviderSignIn | undefined {
  if (provider === undefined || origin === undefined) return undefined;
  const { issuer, clientId, secretFile, mappingFile } = provider;
  try {
    const { protocol, hostname } = new URL(issuer);
    return new ProviderSignIn({
      ...parts,
      issuer,
      clientId,
      clientSecret: readFileSync(secretFile, 'utf8').trim(),
      grants: readProviderGrants(readFileSync(mappingFile, 'utf8')),
      origin,
      insecure: protocol === 'http:' && isLoopback(hostname),
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    throw new StartupError('provider/settings', { secretFile, mappingFile, message }, { cause });
  }
}
