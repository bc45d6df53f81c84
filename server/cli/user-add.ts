import { accountRequest } from '#contract/decode/account-request.ts';
import { decode } from '#contract/decode/decode.ts';
import { ROLES } from '#domain/access/role.ts';
import { hashPassword } from '../inbound/sign-in/password.ts';
import { cliActor } from './cli-actor.ts';
import { WrongUse, done, findText, getOperand, getText, refused } from './command.ts';
import type { Command } from './command.ts';
import { readLine } from './read-line.ts';
import { withPlatform } from './with-platform.ts';

export const userAdd: Command = {
  name: 'user add',
  usage: 'NAME --role ROLE [--region CODE] [--line CODE] --password-stdin',
  summary: 'Makes an account that can sign in at once; its password is read from standard input.',
  details: [
    '',
    `  --role ROLE        ${ROLES.join(', ')}`,
    '  --region CODE      sees this region and what lies below it; the whole province unless given',
    '  --line CODE        sees departments of this line only, such as water',
    '  --password-stdin   reads one line as the password: 8 to 256 characters',
  ],
  options: {
    role: { type: 'string' },
    region: { type: 'string' },
    line: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  operands: ['NAME'],
  run: async (call) => {
    const role = getText(call, 'role');
    if (!ROLES.some((each) => each === role)) {
      throw new WrongUse(`--role must be one of ${ROLES.join(', ')}`);
    }
    if (call.options['password-stdin'] !== true) {
      throw new WrongUse(
        '--password-stdin is missing: passwords are never taken from the command line',
      );
    }
    const request = decode(accountRequest, {
      name: getOperand(call, 0),
      role,
      regionCode: findText(call, 'region') ?? null,
      line: findText(call, 'line') ?? null,
      password: await readLine(process.stdin),
    });
    if (!request.ok) {
      const { path, message } = request.error;
      return refused({ code: 'account/invalid', path, message: `${message}.` });
    }
    const { password, ...account } = request.value;
    const hash = await hashPassword(password);
    return withPlatform(call.config, async (platform) => {
      const row = { ...account, displayName: account.name, disabled: false };
      const added = await platform.addAccount(row, hash, cliActor());
      if (!added.ok) return refused(added.error);
      const { name, regionCode, line } = added.value;
      const where = regionCode ?? 'the whole province';
      return done(
        { name, role: added.value.role, regionCode, line },
        `${name}: ${role}, ${where}.`,
      );
    });
  },
};
