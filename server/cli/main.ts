import { useCompileCache } from '../compile-cache.ts';

useCompileCache();
// Loaded only now, so that what is kept is found.
const { runCommand } = await import('./run-command.ts');
const words = process.argv.slice(2);
// A server begins before what it is made of is loaded, and without what other commands need.
const commands =
  words[0] === 'serve'
    ? [(await import('./serve-command.ts')).serveCommand]
    : (await import('./commands.ts')).COMMANDS;

// Pipes that close early, such as `| head`, are no failure of ours.
process.stdout.on('error', () => process.exit());
process.exitCode = await runCommand(commands, words, process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
