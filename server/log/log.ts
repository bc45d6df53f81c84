/** How much a process says: each level holds those before it. */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** One answered request: nothing of its content, its address or its caller. */
export interface AnsweredRequest {
  readonly method: string;
  /** The operation's address with its parameters in braces; never the one that was asked for. */
  readonly operation: string;
  readonly status: number;
  readonly ms: number;
}

/**
 * What a process tells its operator, one JSON line each. There is no free text of a caller in it:
 * a line may be kept for years and read by people who may not see a case.
 */
export interface Log {
  /** Something of our own failed; `where` is an operation or a job. */
  readonly failed: (error: unknown, where: string) => void;
  readonly answered: (request: AnsweredRequest) => void;
  /** The process began, stopped or changed its state: a name and facts that are numbers or names of ours. */
  readonly noted: (
    event: string,
    facts?: Readonly<Record<string, string | number | boolean | null>>,
  ) => void;
}
