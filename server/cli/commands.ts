import { attach } from './attach.ts';
import { backup } from './backup.ts';
import { exportRows } from './export-rows.ts';
import { forget } from './forget.ts';
import { importCommand } from './import-command.ts';
import { load } from './load.ts';
import { recompute } from './recompute.ts';
import { replaceKeyCommand } from './replace-key.ts';
import { restore } from './restore.ts';
import { retain } from './retain.ts';
import type { Command } from './command.ts';
import { serveCommand } from './serve-command.ts';
import { sourceAdd } from './source-add.ts';
import { userAdd } from './user-add.ts';
import { userChange } from './user-change.ts';
import { verify } from './verify.ts';
import { webhookAdd, webhookDrop, webhookList, webhookReplay } from './webhook.ts';

/** Every command of the command line, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  serveCommand,
  userAdd,
  userChange,
  sourceAdd,
  webhookAdd,
  webhookList,
  webhookDrop,
  webhookReplay,
  load,
  importCommand,
  recompute,
  verify,
  exportRows,
  forget,
  replaceKeyCommand,
  retain,
  attach,
  backup,
  restore,
];
