import { drawScenario } from './draw-scenario.ts';
import { KEPT_SEEDS } from './kept-seeds.ts';
import { findPlanted, PLANTED } from './planted/find-planted.ts';
import { runScenario } from './run-scenario.ts';
import { shrink } from './shrink.ts';

/** Lives in one go; the command lives thousands. */
const SEEDS = 300;
/** A planted mistake has to show within so many. */
const MOST_SEEDS = 100;

describe('a platform that lives thirty days with faults', () => {
  it('keeps every promise, whatever the seed', async () => {
    const broken: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const outcome = await runScenario(drawScenario(seed));
      if (outcome.broken !== null) broken.push(`seed ${seed}: ${outcome.broken.found}`);
    }
    expect(broken).toEqual([]);
  }, 120_000);

  for (const { seed, found } of KEPT_SEEDS) {
    it(`keeps it where seed ${seed} once broke it: ${found}`, async () => {
      expect((await runScenario(drawScenario(seed))).broken).toBeNull();
    });
  }

  it('lives the same life twice', async () => {
    const [one, other] = [await runScenario(drawScenario(7)), await runScenario(drawScenario(7))];
    expect(one).toEqual(other);
    expect(one.events).toBeGreaterThan(10);
    expect(one.cards).toBeGreaterThan(0);
  });

  for (const [name, plant] of Object.entries(PLANTED)) {
    it(`finds a planted mistake: ${name}`, async () => {
      expect(await findPlanted(plant, 1, MOST_SEEDS)).not.toBeNull();
    }, 60_000);
  }

  it('leaves out of a broken life what does not matter', async () => {
    const plant = PLANTED['the sweep skips a subject'] ?? {};
    const find = await findPlanted(plant, 1, MOST_SEEDS);
    const whole = drawScenario(find?.seed ?? 0);
    const least = await shrink(whole, find?.rule ?? '', plant);
    expect((await runScenario(least, plant)).broken?.rule).toBe(find?.rule ?? '');
    expect(least.steps.length).toBeLessThan(whole.steps.length / 4);
  }, 60_000);
});
