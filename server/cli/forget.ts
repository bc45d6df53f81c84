import { cliActor } from './cli-actor.ts';
import { done, getOperand, getText, refused } from './command.ts';
import type { Command } from './command.ts';
import { withPlatform } from './with-platform.ts';

const SHORTEST_REASON = 4;

export const forget: Command = {
  name: 'forget',
  usage: 'SUBJECT --reason TEXT',
  summary: 'Deletes for good who applied, called or reviewed under one number; the case stays.',
  details: [
    '',
    '  --reason TEXT      why, for the audit log; at least 4 characters',
    '',
    'Events that come later for the number keep nothing of people either. Backups made before still',
    'hold what was deleted, sealed: delete them as well.',
  ],
  options: { reason: { type: 'string' } },
  operands: ['SUBJECT'],
  run: async (call) => {
    const no = getOperand(call, 0);
    const reason = getText(call, 'reason').trim();
    if (reason.length < SHORTEST_REASON) {
      return refused({
        code: 'request/invalid',
        path: 'reason',
        message: 'Say why, in a few words.',
      });
    }
    return withPlatform(call.config, async (platform) => {
      const { kinds, events, quarantined } = await platform.forget(no, reason, cliActor());
      if (kinds.length === 0 && quarantined === 0) return refused({ code: 'forget/nothing' });
      return done(
        { no, kinds, events, quarantined },
        `${no}: the people of ${events} events and ${quarantined} refused events are forgotten.`,
      );
    });
  },
};
