import { DEMO_CASES, DEMO_SEED } from '../../mock-data/demo-size.ts';
import { DEMO_DAYS } from './demo-days.ts';
import { pastBeside } from './past-beside.ts';

/**
 * A process of its own, `node load-past.ts FOLDER UNTIL`: lives through the invented past on a clock
 * of its own and ends, so that what it needed for that (some 600 MB) is the demo's no longer. It
 * may be killed at any time; the next one goes on. Its commits last when it has ended: after a power
 * cut the past is lived through again.
 */
const [folder, until] = process.argv.slice(2);
if (folder === undefined || until === undefined) throw new Error('usage: FOLDER UNTIL');
const span = { until: Number(until), days: DEMO_DAYS };
// The thread makes the past while this one reads the product, which is large, and opens the store.
const past = pastBeside({ seed: DEMO_SEED, cases: DEMO_CASES, ...span });
const { liveThrough } = await import('./live-through.ts');
await liveThrough(folder, span, past);
