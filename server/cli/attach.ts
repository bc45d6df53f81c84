import { existsSync } from 'node:fs';
import { readArchive } from '../outbound/archive/archive-folder.ts';
import { cliActor } from './cli-actor.ts';
import { done, getOperand, refused } from './command.ts';
import type { Command } from './command.ts';
import { withPlatform } from './with-platform.ts';

export const attach: Command = {
  name: 'attach',
  usage: 'ARCHIVE',
  summary: 'Puts an archive that `retain` made back into the store.',
  details: [
    '',
    'The audit log has to know the file by its hash, and the log every event of it. What is there',
    'already stays as it is. Events that were refused meanwhile can then be taken from quarantine.',
  ],
  options: {},
  operands: ['ARCHIVE'],
  run: async (call) => {
    const path = getOperand(call, 0);
    if (!existsSync(path))
      return refused({ code: 'file/notFound', message: `There is no file ${path}.` });
    return withPlatform(call.config, async (platform) => {
      const answer = await platform.attach(await readArchive(path), cliActor());
      if (!answer.ok) return refused(answer.error);
      const { archive, subjects, events, there } = answer.value;
      return done(
        answer.value,
        `${archive}: ${events} events of ${subjects} subjects are back, ${there} were there.`,
      );
    });
  },
};
