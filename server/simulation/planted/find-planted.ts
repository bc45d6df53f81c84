import { drawScenario } from '../draw-scenario.ts';
import type { Plant } from '../plant.ts';
import { runScenario } from '../run-scenario.ts';
import { PLANTED_AT_THE_EDGES } from './planted-at-the-edges.ts';
import { PLANTED_IN_STORE } from './planted-in-store.ts';
import { PLANTED_IN_TIME } from './planted-in-time.ts';

/** Mistakes that are made on purpose: a simulation that does not find them proves nothing. */
export const PLANTED: Readonly<Record<string, Plant>> = {
  ...PLANTED_IN_STORE,
  ...PLANTED_IN_TIME,
  ...PLANTED_AT_THE_EDGES,
};

/** How a planted mistake was found; null where it was not. */
export interface Find {
  /** Seeds that it took, the one that found it included. */
  readonly seeds: number;
  readonly seed: number;
  readonly rule: string;
}

/** Lives seed after seed with a mistake planted, until a promise is broken. */
export async function findPlanted(
  plant: Plant,
  from: number,
  mostSeeds: number,
): Promise<Find | null> {
  for (let seeds = 1; seeds <= mostSeeds; seeds += 1) {
    const seed = from + seeds - 1;
    const { broken } = await runScenario(drawScenario(seed), plant);
    if (broken !== null) return { seeds, seed, rule: broken.rule };
  }
  return null;
}
