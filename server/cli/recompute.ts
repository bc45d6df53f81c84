import { cliActor } from './cli-actor.ts';
import { done } from './command.ts';
import type { Command } from './command.ts';
import { verificationText } from './verification-text.ts';
import { withPlatform } from './with-platform.ts';

export const recompute: Command = {
  name: 'recompute',
  usage: '',
  summary: 'Derives everything again from the events and says what differed before.',
  options: {},
  operands: [],
  run: (call) =>
    withPlatform(call.config, async (platform) => {
      const found = await platform.recompute((count, total) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${count} of ${total}`);
      }, cliActor());
      if (process.stderr.isTTY) process.stderr.write('\n');
      return done(found, verificationText(found));
    }),
};
