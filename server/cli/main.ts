import { useCompileCache } from '../compile-cache.ts';

useCompileCache();
// Loaded only now, so that what is kept is found.
const [{ COMMANDS }, { runCommand }] = await Promise.all([
  import('./commands.ts'),
  import('./run-command.ts'),
]);

// Pipes that close early, such as `| head`, are no failure of ours.
process.stdout.on('error', () => process.exit());
process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
