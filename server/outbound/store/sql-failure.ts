import { ServiceError } from '../../errors.ts';

/** States after which the same transaction may go through (PostgreSQL's manual, appendix A). */
const PASSING: ReadonlySet<string> = new Set([
  '40001', // serialisation failure
  '40P01', // deadlock
  '55P03', // a lock was not to be had in time
  '23505', // somebody else was first with a key: he is there when it is run again
  '25P03', // the connection was idle inside of a transaction for too long
]);

/** What PostgreSQL says where its disk has no room. */
export const DISK_FULL = '53100';

/** Classes of states that end a connection: connection, operator's intervention. */
const ENDING = ['08', '57P'];

/** A statement that failed. Tells the state and the statement's name, never a value: those may be personal. */
export class SqlFailure extends ServiceError {
  /** Five characters of SQLSTATE; undefined where the connection failed. */
  readonly state: string | undefined;
  readonly isConnectionLost: boolean;

  private constructor(state: string | undefined, isConnectionLost: boolean, facts: object) {
    super(state === DISK_FULL ? 'store/full' : 'store/failed', { ...facts });
    this.state = state;
    this.isConnectionLost = isConnectionLost;
  }

  static of(error: unknown, statement?: string): SqlFailure {
    if (error instanceof SqlFailure) return error;
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    const state = typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined;
    const lost = state === undefined || ENDING.some((start) => state.startsWith(start));
    // Without a state it is the driver that speaks: of sockets, not of data.
    const said = state === undefined ? { reason: String(code ?? message) } : { state };
    return new SqlFailure(state, lost, { ...said, ...(statement !== undefined && { statement }) });
  }

  /** Whether the same transaction may go through when it is run again. */
  get isPassing(): boolean {
    return this.isConnectionLost || (this.state !== undefined && PASSING.has(this.state));
  }
}
