import { findDifference } from './compare.ts';
import type { Difference } from './compare.ts';

const MOST_SHOWN = 3;

const cases = readNumber('--cases', 100_000);
const first = readNumber('--seed', 1);
let differences = 0;
for (let seed = first; seed < first + cases; seed += 1) {
  const difference = findDifference(seed);
  if (difference === undefined) continue;
  differences += 1;
  if (differences <= MOST_SHOWN) show(difference);
}
console.log(`${cases} cases from seed ${first}: ${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;

function show({ seed, request, expected, actual }: Difference): void {
  console.log(`seed ${seed}\n  request  ${JSON.stringify(request)}`);
  for (const key of Object.keys(expected) as (keyof typeof expected)[]) {
    const [walked, counted] = [JSON.stringify(expected[key]), JSON.stringify(actual[key])];
    if (walked !== counted) console.log(`  ${key}\n    oracle ${walked}\n    engine ${counted}`);
  }
}

function readNumber(name: string, usual: number): number {
  const index = process.argv.indexOf(name);
  if (index < 0) return usual;
  const value = Number(process.argv[index + 1]);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`${name} needs a whole number above 0`);
  process.exit(2);
}
