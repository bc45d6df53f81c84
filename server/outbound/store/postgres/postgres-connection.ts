import type pg from 'pg';
import { TYPES } from '../sql.ts';

/**
 * Settings of every connection. A process that dies without a word (its machine lost power) must
 * leave its locks to the others within 15 s: the server ends a connection that neither answers nor
 * goes on with its transaction.
 */
const SESSION = [
  'idle_in_transaction_session_timeout=10000',
  'lock_timeout=10000',
  'statement_timeout=60000',
  'tcp_keepalives_idle=5',
  'tcp_keepalives_interval=2',
  'tcp_keepalives_count=3',
  'tcp_user_timeout=10000',
  // Numbers of events and versions are looked up one by one: what helps large queries costs here.
  'jit=off',
];

/** How a connection is opened; the password stays in the address. */
export function connectionSettings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'mingjian',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: TYPES,
    options: SESSION.map((setting) => `-c ${setting}`).join(' '),
  };
}
