import { parseArgs } from 'node:util';
import type { Refusal } from '../application/platform.ts';
import { readConfig } from '../config/read-config.ts';
import type { Environment } from '../config/read-config.ts';
import { SettingError } from '../config/setting-error.ts';
import { ServiceError, findError } from '../errors.ts';
import { productVersion } from '../product-version.ts';
import { WrongUse } from './command.ts';
import type { Command, CommandCall, Outcome } from './command.ts';
import { commandHelp, overallHelp } from './help.ts';

const DONE = 0;
const REFUSED = 1;
const WRONG_USE = 2;

/** Where a folder is not named, the product keeps its data here, under the working folder. */
const DEFAULT_FOLDER = '.mingjian/data';

/** Where a command's words go. */
export interface Voice {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs the command that the words name; answers the exit status. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  env: Environment,
  voice: Voice,
): Promise<number> {
  const command = commands.find(({ name }) => startsWith(words, name.split(' ')));
  if (command === undefined) return answerUnknown(commands, words, voice);
  const rest = words.slice(command.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    voice.out(commandHelp(command));
    return DONE;
  }
  try {
    const call = callOf(command, rest, env);
    return print(await command.run(call), call.json, voice);
  } catch (error) {
    return answerThrown(error, command, rest.includes('--json'), voice);
  }
}

function answerUnknown(
  commands: readonly Command[],
  words: readonly string[],
  voice: Voice,
): number {
  const help = overallHelp(commands);
  if (words.length === 1 && (words[0] === '--help' || words[0] === '-h' || words[0] === 'help')) {
    voice.out(help);
    return DONE;
  }
  const said =
    words.length === 0 ? 'A command is missing.' : `There is no command ${words[0] ?? ''}.`;
  voice.err(`${said}\n\n${help}`);
  return WRONG_USE;
}

function callOf(command: Command, words: readonly string[], env: Environment): CommandCall {
  const { values, positionals } = parsed(command, words);
  const needed = command.operands.length - (command.optionalOperands ?? 0);
  if (positionals.length < needed) {
    throw new WrongUse(`${command.operands[positionals.length] ?? 'an operand'} is missing`);
  }
  if (positionals.length > command.operands.length) {
    throw new WrongUse(`"${positionals[command.operands.length] ?? ''}" is too much`);
  }
  return {
    operands: positionals,
    options: values,
    config: readConfig(env, { dataDir: DEFAULT_FOLDER }),
    version: productVersion(),
    json: values['json'] === true,
  };
}

function parsed(command: Command, words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    return { values: values as CommandCall['options'], positionals };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : 'unreadable options');
  }
}

/** With `--json` standard output holds exactly one document, whatever the outcome. */
function print(outcome: Outcome, json: boolean, voice: Voice): number {
  if (outcome.done) {
    if (json) voice.out(`${JSON.stringify(outcome.value)}\n`);
    else if (outcome.text !== '') voice.out(`${outcome.text}\n`);
    return DONE;
  }
  for (const reason of outcome.reasons) voice.err(`${sentenceOf(reason)}\n`);
  if (json) {
    const document = outcome.value ?? { refused: outcome.reasons };
    voice.out(`${JSON.stringify(document)}\n`);
  }
  return REFUSED;
}

function answerThrown(error: unknown, command: Command, json: boolean, voice: Voice): number {
  if (error instanceof WrongUse) {
    voice.err(`${error.message}.\n\n${commandHelp(command)}`);
    return WRONG_USE;
  }
  if (error instanceof SettingError) {
    return print(
      { done: false, reasons: [{ code: 'setting', message: error.message }] },
      json,
      voice,
    );
  }
  if (error instanceof ServiceError) {
    const facts = Object.keys(error.facts).length === 0 ? '' : ` ${JSON.stringify(error.facts)}`;
    const message = `${findError(error.code)?.title ?? error.message}${facts}`;
    return print({ done: false, reasons: [{ code: error.code, message }] }, json, voice);
  }
  throw error;
}

function sentenceOf({ code, message, path }: Refusal): string {
  const said = message ?? findError(code)?.title ?? 'This cannot be done.';
  return `${path === undefined || path === '' ? '' : `${path}: `}${said} (${code})`;
}

function startsWith(words: readonly string[], name: readonly string[]): boolean {
  return name.every((word, index) => words[index] === word);
}
