// Fails when the JavaScript needed before first paint is above its bound in brotli. The CLI's own
// budgets count raw bytes, which says little about what is sent.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const BOUND = 95_000;
const dist = 'dist/mingjian';
const { outputs } = JSON.parse(readFileSync(join(dist, 'browser-stats.json'), 'utf8'));

/** Files that the browser needs before the first paint: main and all it imports statically. */
function initialFiles() {
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint === 'src/main.ts');
  if (entry === undefined) throw new Error('no entry point src/main.ts in the build statistics');
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || !name.endsWith('.js')) return;
    found.add(name);
    for (const { path, kind } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement') visit(path);
    }
  };
  visit(entry);
  return [...found];
}

let total = 0;
for (const name of initialFiles()) {
  const bytes = brotliCompressSync(readFileSync(join(dist, 'browser', name)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(8)}  ${name}`);
}
console.log(`${String(total).padStart(8)}  initial JavaScript, brotli; bound ${BOUND}`);
if (total > BOUND) {
  console.error(`The initial JavaScript is ${total - BOUND} bytes above its bound.`);
  process.exit(1);
}
