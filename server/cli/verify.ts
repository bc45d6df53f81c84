import { done } from './command.ts';
import type { Command } from './command.ts';
import { verificationText } from './verification-text.ts';
import { withPlatform } from './with-platform.ts';

export const verify: Command = {
  name: 'verify',
  usage: '',
  summary:
    'Derives everything again and compares it with what is stored; refused where they differ.',
  options: {},
  operands: [],
  run: (call) =>
    withPlatform(call.config, async (platform) => {
      const found = await platform.verify();
      if (found.difference === 0) return done(found, verificationText(found));
      const message = verificationText(found);
      return { done: false, reasons: [{ code: 'verify/differs', message }], value: found };
    }),
};
