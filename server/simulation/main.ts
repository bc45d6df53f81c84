import { parseArgs } from 'node:util';
import { drawScenario } from './draw-scenario.ts';
import { findPlanted, PLANTED } from './planted/find-planted.ts';
import { printScenario } from './print-scenario.ts';
import { runScenario } from './run-scenario.ts';
import { shrink } from './shrink.ts';

const HELP = `Lives thirty days of a platform for each seed, with faults, and holds every promise against it.

  npm run simulate -- [--from SEED] [--seeds COUNT]   one life a seed; 1000 from 1 unless given
  npm run simulate -- --replay SEED                   one life, told step by step, as short as it breaks
  npm run simulate -- --planted [--seeds MOST]        how many seeds find each planted mistake
`;

/** Failing seeds that are told before it is said that there are more. */
const MOST_TOLD = 20;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    seeds: { type: 'string' },
    replay: { type: 'string' },
    planted: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const from = Number(values.from);
if (values.help || !Number.isSafeInteger(from)) process.stdout.write(HELP);
else if (values.replay !== undefined) process.exitCode = await replay(Number(values.replay));
else if (values.planted) process.exitCode = await findAll(from, Number(values.seeds ?? '300'));
else process.exitCode = await live(from, Number(values.seeds ?? '1000'));

async function live(first: number, count: number): Promise<number> {
  const started = performance.now();
  const sums = { events: 0, commits: 0, cards: 0, kills: 0 };
  let broken = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const outcome = await runScenario(drawScenario(seed));
    sums.events += outcome.events;
    sums.commits += outcome.commits;
    sums.cards += outcome.cards;
    sums.kills += outcome.kills;
    if (outcome.broken === null) continue;
    broken += 1;
    if (broken > MOST_TOLD) continue;
    say(`seed ${seed}, step ${outcome.broken.step}: ${outcome.broken.found}`);
    say(`  npm run simulate -- --replay ${seed}`);
  }
  const seconds = (performance.now() - started) / 1000;
  const { events, commits, cards, kills } = sums;
  say(
    `${count} seeds of 30 days in ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(1)} seeds/s`,
  );
  say(`${events} events, ${commits} commits, ${cards} cards, ${kills} processes killed`);
  say(broken === 0 ? 'every promise was kept' : `${broken} seeds broke a promise`);
  return broken === 0 ? 0 : 1;
}

async function replay(seed: number): Promise<number> {
  const scenario = drawScenario(seed);
  const { broken } = await runScenario(scenario);
  if (broken === null) {
    say(printScenario(scenario));
    say('every promise was kept');
    return 0;
  }
  const least = await shrink(scenario, broken.rule);
  say(printScenario(least));
  const again = await runScenario(least);
  say(
    `${least.steps.length} of ${scenario.steps.length} steps break it: ${again.broken?.found ?? ''}`,
  );
  return 1;
}

async function findAll(first: number, mostSeeds: number): Promise<number> {
  let missed = 0;
  for (const [name, plant] of Object.entries(PLANTED)) {
    const find = await findPlanted(plant, first, mostSeeds);
    if (find === null) missed += 1;
    const told = find === null ? `not within ${mostSeeds}` : `${find.seeds} (${find.rule})`;
    say(`${name}: ${told}`);
  }
  const all = Object.keys(PLANTED).length;
  say(`${all - missed} of ${all} planted mistakes were found`);
  return missed === 0 ? 0 : 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
