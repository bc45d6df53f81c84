import { ServiceError, StartupError } from '../../../errors.ts';

/** No room: of the file system, or of the index of the write-ahead log that lies beside the file. */
const FULL: ReadonlySet<unknown> = new Set([13 /* SQLITE_FULL */, 4874 /* SQLITE_IOERR_SHMSIZE */]);

/**
 * What SQLite's failure means to those who asked; anything else is passed on as it is. Its message
 * names tables at most, never what was in them.
 */
export function storeFailure(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error)) return error;
  const { errcode, message } = error;
  const code = FULL.has(errcode) ? 'store/full' : 'store/failed';
  return new ServiceError(code, { errcode, message }, { cause: error });
}

/** The same while a store is being opened: without room there is nothing to go on with. */
export function openingFailure(error: unknown): unknown {
  const failure = storeFailure(error);
  if (!(failure instanceof ServiceError) || failure.code !== 'store/full') return failure;
  return new StartupError('store/noRoom', failure.facts, { cause: error });
}
