import pino from 'pino';
import type { DestinationStream } from 'pino';
import type { Log, LogLevel } from './log.ts';

const STANDARD_ERROR = 2;
/** A request that takes longer is worth a warning. */
const SLOW_MS = 1000;

/** Writes a JSON line for each entry, to standard error unless told otherwise; written before it returns. */
export function jsonLog(
  level: LogLevel,
  stream: DestinationStream = pino.destination({ dest: STANDARD_ERROR, sync: true }),
): Log {
  const log = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  );
  return {
    failed: (error, where) => {
      log.error({ event: 'failed', where, ...described(error) });
    },
    answered: ({ ms, ...request }) => {
      const line = { event: 'answered', ...request, ms: Math.round(ms * 10) / 10 };
      if (request.status >= 500 || ms > SLOW_MS) log.warn(line);
      else log.info(line);
    },
    noted: (event, facts = {}) => {
      log.info({ event, ...facts });
    },
  };
}

/** Name, sentence and place of an error, and of what caused it; other fields may hold values of a row. */
function described(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: described(cause) }) };
}
