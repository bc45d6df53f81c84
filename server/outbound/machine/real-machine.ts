import { uptime } from 'node:os';
import type { Machine } from '../../application/operation/steady-clock.ts';

/** The clocks of this machine. Uptime counts sleep on Linux, where servers run; see {@link Machine}. */
export const REAL_MACHINE: Machine = {
  wallMs: () => Date.now(),
  steadyMs: () => performance.now(),
  uptimeMs: () => uptime() * 1000,
};
