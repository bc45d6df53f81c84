import { randomBytes } from 'node:crypto';
import { cliActor } from './cli-actor.ts';
import { done, getOperand, getText, refused } from './command.ts';
import type { Command } from './command.ts';
import { operator } from './operator.ts';
import { withPlatform } from './with-platform.ts';

export const webhookAdd: Command = {
  name: 'webhook add',
  usage: 'NAME --url URL --prefix URI',
  summary: 'Tells another system of every change of its tickets; prints the secret, once.',
  details: [
    '',
    '  --url URL      where CloudEvents are sent, over https',
    '  --prefix URI   its tickets are those that a `source` beginning with this created',
    '  Private networks are closed but for those in MINGJIAN_WEBHOOK_NETWORKS.',
  ],
  options: { url: { type: 'string' }, prefix: { type: 'string' } },
  operands: ['NAME'],
  run: (call) => {
    const target = {
      name: getOperand(call, 0),
      url: getText(call, 'url'),
      prefix: getText(call, 'prefix'),
    };
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    return withPlatform(call.config, async (platform) => {
      const added = await platform.addWebhook(target, secret, cliActor());
      if (!added.ok) return refused(added.error);
      return done({ ...added.value, secret }, secret);
    });
  },
};

export const webhookList: Command = {
  name: 'webhook list',
  usage: '',
  summary: 'Who is told of changes, and what waits or was given up.',
  options: {},
  operands: [],
  run: (call) =>
    withPlatform(call.config, async (platform) => {
      const items = await platform.webhooks(operator(platform));
      const lines = items.map(
        ({ name, url, state, pending, dead, lastError }) =>
          `${name}  ${url}  ${state}, ${pending} waiting, ${dead} given up${lastError === null ? '' : ` (${lastError})`}`,
      );
      return done({ items }, lines.join('\n'));
    }),
};

export const webhookDrop: Command = {
  name: 'webhook drop',
  usage: 'NAME',
  summary: 'Tells a system no more, and drops what waits for it.',
  options: {},
  operands: ['NAME'],
  run: (call) =>
    withPlatform(call.config, async (platform) => {
      const dropped = await platform.dropWebhook(getOperand(call, 0), cliActor());
      return dropped.ok ? done(dropped.value, '') : refused(dropped.error);
    }),
};

export const webhookReplay: Command = {
  name: 'webhook replay',
  usage: 'NAME',
  summary: 'Puts everything that was given up back in line.',
  options: {},
  operands: ['NAME'],
  run: (call) =>
    withPlatform(call.config, async (platform) => {
      const name = getOperand(call, 0);
      const replayed = await platform.replayWebhook(operator(platform), name, undefined);
      if (!replayed.ok) return refused(replayed.error);
      return done(replayed.value, `${replayed.value.replayed} deliveries are in line again.`);
    }),
};
