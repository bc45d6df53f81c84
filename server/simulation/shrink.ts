import type { Plant } from './plant.ts';
import { runScenario } from './run-scenario.ts';
import type { Deed, Scenario, Step } from './scenario.ts';

/** Runs that may be spent on one scenario: some ten seconds. */
const MOST_RUNS = 600;

/**
 * Leaves out of a scenario whatever it breaks the same promise without: first many steps at a
 * time, then single ones, then deeds of those that happen at once and events of batches.
 */
export async function shrink(
  scenario: Scenario,
  rule: string,
  plant: Plant = {},
): Promise<Scenario> {
  let runs = 0;
  const breaks = async (steps: readonly Step[]): Promise<boolean> => {
    runs += 1;
    const { broken } = await runScenario({ ...scenario, steps }, plant);
    return broken?.rule === rule;
  };
  let { steps } = scenario;
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = steps.length - size; at > -size; at -= size) {
      if (runs >= MOST_RUNS) break;
      const fewer = [...steps.slice(0, Math.max(0, at)), ...steps.slice(at + size)];
      if (await breaks(fewer)) steps = fewer;
    }
  }
  for (const at of steps.keys()) {
    for (let last: Step | undefined; runs < MOST_RUNS && last !== steps[at];) {
      last = steps[at];
      for (const smaller of smallerThan(last)) {
        const others = steps.with(at, smaller);
        if (!(await breaks(others))) continue;
        steps = others;
        break;
      }
    }
  }
  return { ...scenario, steps };
}

/** The same step with one part less. */
function smallerThan(step: Step | undefined): readonly Step[] {
  if (step === undefined) return [];
  if (step.do === 'together') {
    const { at, deeds } = step;
    const [only] = deeds;
    if (deeds.length === 1 && only !== undefined) return [{ at, ...only }];
    const fewer = deeds.map((_, place) => ({ ...step, deeds: deeds.toSpliced(place, 1) }));
    const smaller = deeds.flatMap((deed, place) =>
      smallerDeeds(deed).map((one) => ({ ...step, deeds: deeds.with(place, one) })),
    );
    return [...fewer, ...smaller];
  }
  if (step.do !== 'send') return [];
  return smallerDeeds(step).map((deed) => ({ at: step.at, ...deed }));
}

function smallerDeeds(deed: Deed): readonly Deed[] {
  if (deed.do !== 'send' || deed.events.length <= 1) return [];
  return deed.events.map((_, place) => ({ ...deed, events: deed.events.toSpliced(place, 1) }));
}
