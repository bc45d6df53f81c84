import { cliActor } from './cli-actor.ts';
import { WrongUse, done, findText } from './command.ts';
import type { Command, CommandCall } from './command.ts';
import { withPlatform } from './with-platform.ts';

export const retain: Command = {
  name: 'retain',
  usage: '[--months N]',
  summary: 'Moves what is older than N whole months out of the store, into an archive a month.',
  details: [
    '',
    '  --months N   how many stay beside the present month; MINGJIAN_KEEP_MONTHS unless given',
    '',
    'A case goes as a whole: finished, without a card that anybody has to deal with, and nothing of it',
    'received since. Its row, counts, cards and identities stay. Archives are written to',
    'MINGJIAN_ARCHIVE_DIR (archive in the data folder unless set); the audit log keeps their hashes.',
    'Who the people are stays in the store, sealed: forgetting reaches it there.',
  ],
  options: { months: { type: 'string' } },
  operands: [],
  run: (call) => {
    const months = monthsOf(call);
    return withPlatform(call.config, async (platform) => {
      const report = await platform.retain({ by: cliActor(), months });
      const lines = report.archives.map(
        ({ archive, subjects, events }) => `${archive}: ${subjects} subjects, ${events} events`,
      );
      const total = report.archives.reduce((sum, { subjects }) => sum + subjects, 0);
      return done(
        report,
        [...lines, `${total} subjects went; ${report.firstKept} and later stay.`].join('\n'),
      );
    });
  },
};

function monthsOf(call: CommandCall): number {
  const text = findText(call, 'months');
  if (text === undefined) {
    const { keepMonths } = call.config;
    if (keepMonths === undefined) throw new WrongUse('--months is missing');
    return keepMonths;
  }
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new WrongUse('--months must be from 1 to 9999');
  return Number(text);
}
