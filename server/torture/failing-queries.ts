import pg from 'pg';

/** SQLSTATE of a disk that does not answer. */
export const IO_ERROR = '58030';

/** How a call of PostgreSQL fails. */
export const QUERY_FAILURES = [
  /** The server refuses it, and with it the transaction that it is part of. */
  'refused',
  /** The connection breaks before anything was sent. */
  'cutBefore',
  /** The server did its work, a commit included; only the answer is lost with the connection. */
  'cutAfter',
] as const;

/** Which call of PostgreSQL fails, and how. */
export interface QueryFault {
  /** Counted from 1 since the fault was set; opening a connection is a call. */
  readonly call: number;
  readonly how: (typeof QUERY_FAILURES)[number];
  /** What the server says where it refuses. */
  readonly state: string;
}

type Method = (this: pg.Client, ...args: readonly unknown[]) => unknown;
type Heard = (error: unknown) => void;

/**
 * Makes one call of the driver fail, on whichever connection of this process it falls: below everything
 * that the product wrote itself. Calls are counted while it stands.
 */
export class FailingQueries {
  calls = 0;
  /** What the call was that failed, for messages; undefined where none did. */
  failed: string | undefined;
  readonly #undo: (() => void)[] = [];

  constructor(fault: QueryFault) {
    const decide = (what: string): boolean => {
      this.calls += 1;
      if (this.calls !== fault.call) return false;
      this.failed = what;
      return true;
    };
    this.#patch(
      'query',
      (query) =>
        function (this: pg.Client, ...args) {
          const text = textOf(args[0]);
          if (!decide(text)) return query.apply(this, [...args]);
          const answer = failingly(this, fault, args[0], (...words) =>
            query.apply(this, [...words]),
          );
          return handOver(answer, args);
        },
    );
    this.#patch(
      'connect',
      (connect) =>
        function (this: pg.Client, ...args) {
          if (!decide('connect')) return connect.apply(this, [...args]);
          const error = new Error('connect ECONNREFUSED');
          return handOver(Promise.reject(Object.assign(error, { code: 'ECONNREFUSED' })), args);
        },
    );
  }

  /** Lets the driver work as ever. */
  remove(): void {
    for (const undo of this.#undo.splice(0)) undo();
  }

  #patch(name: 'query' | 'connect', patchedOn: (method: Method) => Method): void {
    const method = Reflect.get(pg.Client.prototype, name) as Method;
    Reflect.set(pg.Client.prototype, name, patchedOn(method));
    this.#undo.push(() => {
      Reflect.set(pg.Client.prototype, name, method);
    });
  }
}

/** Runs a query so that it fails. */
async function failingly(
  client: pg.Client,
  { how, state }: QueryFault,
  wanted: unknown,
  query: (...words: readonly unknown[]) => unknown,
): Promise<never> {
  if (how === 'refused') await query(refusal(state));
  if (how === 'cutAfter') await query(wanted);
  throw cut(client);
}

/** A pool hands a function in that hears of the end, everybody else awaits. */
function handOver(failure: Promise<never>, args: readonly unknown[]): unknown {
  const heard = args.findLast((each) => typeof each === 'function') as Heard | undefined;
  if (heard === undefined) return failure;
  failure.catch((error: unknown) => {
    process.nextTick(heard, error);
  });
  return undefined;
}

function textOf(query: unknown): string {
  return typeof query === 'string' ? query : String((query as { readonly text?: unknown }).text);
}

/** A statement that the server itself refuses with a state. */
function refusal(state: string): string {
  return `DO $$ BEGIN RAISE EXCEPTION 'as planned' USING ERRCODE = '${state}'; END $$`;
}

/** Breaks a connection as a cut cable does; answers what its user hears. */
function cut(client: pg.Client): Error {
  const { connection } = client as unknown as {
    readonly connection: { readonly stream: { destroy(): void } };
  };
  connection.stream.destroy();
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
