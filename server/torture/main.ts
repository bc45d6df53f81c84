import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { failEveryCall } from './fail-every-call.ts';
import { runKills } from './kill-run.ts';
import type { KillReport } from './kill-run.ts';

/**
 * `npm run torture`, exit status 1 where something is wrong:
 * `--kills N [--seed S]` kills a server N times while writers send to it, and proves that nothing
 * acknowledged was lost or kept twice; `--io` fails every single call of the embedded store in turn.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    database: { type: 'string' },
    io: { type: 'boolean' },
  },
});
if (values.io === true) {
  await failCalls();
  process.exit();
}
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
  console.error('--kills and --seed are whole numbers, --kills at least 1.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'mingjian-torture-'));
console.log(`${kills} kills, seed ${seed}, in ${folder}`);
const report = await runKills({
  kills,
  seed,
  folder: join(folder, 'run'),
  settings: values.database === undefined ? {} : { MINGJIAN_DATABASE_URL: values.database },
  onKill: (done) => {
    if (done % 50 === 0) console.log(`${done} kills`);
  },
});
print(report);
const faults = report.violations.length + report.difference + report.exportFaults;
if (faults > 0) {
  console.error(`${faults} faults; the evidence stays in ${folder}`);
  process.exitCode = 1;
} else {
  rmSync(folder, { recursive: true });
}

async function failCalls(): Promise<void> {
  const { lives, calls, faults } = await failEveryCall(1, 1, (done) => {
    if (done % 100 === 0) console.log(`${done} lives`);
  });
  console.log(`${lives} lives, each with one of ${calls} calls failing: ${faults.length} faults`);
  for (const fault of faults.slice(0, 20)) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

function print({ restartMs, violations, kills: byManner, ...figures }: KillReport): void {
  const sorted = [...restartMs].sort((one, other) => one - other);
  const at = (part: number): string =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)} ms`;
  console.table({ ...byManner });
  console.table({
    ...figures,
    violations: violations.length,
    'start to first receipt, median': at(0.5),
    'start to first receipt, p99': at(0.99),
    'start to first receipt, longest': at(1),
  });
  for (const { kind, id } of violations.slice(0, 20)) console.error(`${kind}: ${id}`);
}
