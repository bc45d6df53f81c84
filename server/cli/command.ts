import type { ParseArgsOptionsConfig } from 'node:util';
import type { Refusal } from '../application/platform.ts';
import type { Config } from '../config/config.ts';

/** How a command ended: done with an answer, or refused with reasons. */
export type Outcome =
  | {
      readonly done: true;
      /** What `--json` prints. */
      readonly value: unknown;
      /** What is printed otherwise; nothing where empty. */
      readonly text: string;
    }
  | { readonly done: false; readonly reasons: readonly Refusal[]; readonly value?: unknown };

/** One call of a command, already parsed. */
export interface CommandCall {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly config: Config;
  readonly version: string;
  readonly json: boolean;
}

/** One command of the command line. */
export interface Command {
  /** Words that name it, such as `user add`. */
  readonly name: string;
  /** What follows the name, for `--help`. */
  readonly usage: string;
  readonly summary: string;
  /** Lines of `--help` below the usage. */
  readonly details?: readonly string[] | undefined;
  readonly options: ParseArgsOptionsConfig;
  /** Names of the operands; all are needed unless `optionalOperands`. */
  readonly operands: readonly string[];
  readonly optionalOperands?: number | undefined;
  run(call: CommandCall): Promise<Outcome>;
}

/** A call that the command does not understand: exit status 2. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

export function done(value: unknown, text: string): Outcome {
  return { done: true, value, text };
}

export function refused(...reasons: readonly Refusal[]): Outcome {
  return { done: false, reasons };
}

/** A text option; undefined where it was not given. */
export function findText(call: CommandCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** A text option that must be there. */
export function getText(call: CommandCall, name: string): string {
  const value = findText(call, name);
  if (value === undefined) throw new WrongUse(`--${name} is missing`);
  return value;
}

/** An operand that the parser has seen to. */
export function getOperand(call: CommandCall, index: number): string {
  const value = call.operands[index];
  if (value === undefined) throw new WrongUse('an operand is missing');
  return value;
}
