import { ROLES } from '#domain/access/role.ts';
import { cliActor } from './cli-actor.ts';
import { WrongUse, done, findText, getOperand, refused } from './command.ts';
import type { Command } from './command.ts';
import { withPlatform } from './with-platform.ts';

export const userChange: Command = {
  name: 'user change',
  usage: 'NAME [--role ROLE] [--region CODE|all] [--line CODE|all] [--disable|--enable]',
  summary:
    'Changes what an account may see and do; its sessions and open pages follow within a second.',
  details: [
    '',
    `  --role ROLE     ${ROLES.join(', ')}`,
    '  --region CODE   sees this region and what lies below it; all is the whole province',
    '  --line CODE     sees departments of this line only; all is every line',
    '  --disable       cannot sign in, and what is signed in ends',
    '  --enable        can sign in again',
  ],
  options: {
    role: { type: 'string' },
    region: { type: 'string' },
    line: { type: 'string' },
    disable: { type: 'boolean' },
    enable: { type: 'boolean' },
  },
  operands: ['NAME'],
  run: async (call) => {
    const { disable, enable } = call.options;
    if (disable === true && enable === true)
      throw new WrongUse('--disable and --enable exclude each other');
    const role = findText(call, 'role');
    const known = ROLES.find((each) => each === role);
    if (role !== undefined && known === undefined) {
      throw new WrongUse(`--role must be one of ${ROLES.join(', ')}`);
    }
    const name = getOperand(call, 0);
    return withPlatform(call.config, async (platform) => {
      const found = await platform.findAccount(name);
      if (found === undefined) return refused({ code: 'account/notFound', path: 'name' });
      const { displayName, regionCode, line, disabled } = found;
      const changed = await platform.changeAccount(
        {
          name,
          displayName,
          role: known ?? found.role,
          regionCode: changedText(findText(call, 'region'), regionCode),
          line: changedText(findText(call, 'line'), line),
          disabled: disable === true || (disabled && enable !== true),
        },
        cliActor(),
      );
      if (!changed.ok) return refused(changed.error);
      const { value } = changed;
      const where = value.regionCode ?? 'the whole province';
      return done(value, `${name}: ${value.role}, ${where}${value.disabled ? ', disabled' : ''}.`);
    });
  },
};

function changedText(text: string | undefined, before: string | null): string | null {
  if (text === undefined) return before;
  return text === 'all' ? null : text;
}
