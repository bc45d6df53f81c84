import { userInfo } from 'node:os';
import type { AuditActor } from '../application/audit/audit-rows.ts';

/** Who runs a command, as the machine knows him. */
export function cliActor(): AuditActor {
  return { actor: `cli:${machineName()}`, session: null, ip: null };
}

function machineName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user number without a name, as in a container.
    return String(process.getuid?.() ?? 'unknown');
  }
}
