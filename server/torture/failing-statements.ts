import { DatabaseSync, StatementSync } from 'node:sqlite';

/** SQLite's number of a disk that does not answer, and of one that has no room. */
export const SQLITE_IO = 10;
export const SQLITE_FULL = 13;

/** `after`: the call did its work, only its answer is lost, as with a flush that fails late. */
export const STATEMENT_FAILURES = ['before', 'after'] as const;

/** Which call of SQLite fails, and how. */
export interface Fault {
  /** Counted from 1 since the fault was set. */
  readonly call: number;
  readonly when: (typeof STATEMENT_FAILURES)[number];
  readonly errcode: number;
}

type Method = (this: object, ...args: readonly unknown[]) => unknown;

/**
 * Makes one call of SQLite fail, on whichever connection of this process it falls: below everything
 * that the product wrote itself. Calls are counted while it stands.
 */
export class FailingStatements {
  calls = 0;
  /** What the call was that failed, for messages; undefined where none did. */
  failed: string | undefined;
  readonly #undo: (() => void)[] = [];

  constructor(fault: Fault) {
    const decide = (what: string): boolean => {
      this.calls += 1;
      if (this.calls !== fault.call) return false;
      this.failed = what;
      return true;
    };
    const patch = (prototype: object, name: string): void => {
      const method = Reflect.get(prototype, name) as Method;
      const patched: Method = function (this: object, ...args) {
        const sql = name === 'exec' ? String(args[0]) : String(Reflect.get(this, 'sourceSQL'));
        // A transaction that has failed is rolled back whatever the disk does: its pages are forgotten.
        const fails = sql !== 'ROLLBACK' && decide(sql);
        if (fails && fault.when === 'before') throw failure(fault.errcode);
        const answer = method.apply(this, [...args]);
        if (fails) throw failure(fault.errcode);
        return answer;
      };
      Reflect.set(prototype, name, patched);
      this.#undo.push(() => {
        Reflect.set(prototype, name, method);
      });
    };
    patch(DatabaseSync.prototype, 'exec');
    for (const name of ['run', 'get', 'all', 'iterate']) patch(StatementSync.prototype, name);
  }

  /** Lets SQLite work as ever. */
  remove(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }
}

function failure(errcode: number): Error {
  const message = errcode === SQLITE_FULL ? 'database or disk is full' : 'disk I/O error';
  return Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode, errstr: message });
}
