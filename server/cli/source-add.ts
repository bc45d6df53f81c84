import { hashSecret, newSecret } from '../inbound/sign-in/secret.ts';
import { cliActor } from './cli-actor.ts';
import { done, findText, getOperand, getText, refused } from './command.ts';
import type { Command } from './command.ts';
import { withPlatform } from './with-platform.ts';

export const sourceAdd: Command = {
  name: 'source add',
  usage: 'NAME --prefix URI [--region CODE]',
  summary: 'Makes a data source and prints its key, once: the store keeps only its hash.',
  details: [
    '',
    '  --prefix URI   the key covers events whose `source` begins with this',
    '  --region CODE  region whose system it is: its staff see what was sent and refused',
  ],
  options: { prefix: { type: 'string' }, region: { type: 'string' } },
  operands: ['NAME'],
  run: async (call) => {
    const source = {
      name: getOperand(call, 0),
      prefix: getText(call, 'prefix'),
      regionCode: findText(call, 'region') ?? null,
    };
    // A key that began with a dash would be taken for an option.
    const key = `mj_${newSecret()}`;
    return withPlatform(call.config, async (platform) => {
      const added = await platform.addSource(source, hashSecret(key), cliActor());
      if (!added.ok) return refused(added.error);
      return done({ ...added.value, key }, key);
    });
  },
};
