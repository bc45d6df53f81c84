import type { Command } from './command.ts';

const PROGRAM = 'npm run mingjian --';

/** All commands, a line each. */
export function overallHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    `Usage: ${PROGRAM} COMMAND …`,
    '',
    ...lines,
    '',
    `${PROGRAM} COMMAND --help tells more of one command.`,
    'Exit status: 0 done, 1 refused with reasons, 2 wrong use.',
    '',
  ].join('\n');
}

/** One command in full. */
export function commandHelp(command: Command): string {
  return [
    `Usage: ${PROGRAM} ${`${command.name} ${command.usage}`.trim()} [--json]`,
    '',
    command.summary,
    ...(command.details ?? []),
    '',
  ].join('\n');
}
