import { backup } from './backup.ts';
import { exportRows } from './export-rows.ts';
import { importCommand } from './import-command.ts';
import { load } from './load.ts';
import { recompute } from './recompute.ts';
import { restore } from './restore.ts';
import { runCommand } from './run-command.ts';
import { serveCommand } from './serve-command.ts';
import { sourceAdd } from './source-add.ts';
import { userAdd } from './user-add.ts';
import { verify } from './verify.ts';

const COMMANDS = [
  serveCommand,
  userAdd,
  sourceAdd,
  load,
  importCommand,
  recompute,
  verify,
  exportRows,
  backup,
  restore,
];

// Pipes that close early, such as `| head`, are no failure of ours.
process.stdout.on('error', () => process.exit());
process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), process.env);
