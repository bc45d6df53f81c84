/** The middle one of some figures; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** @param share between 0 and 1; NaN of nothing. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** How long each of some rounds takes, ms. */
export async function timesOf(
  rounds: number,
  work: (round: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timeOf(() => work(round)));
  return times;
}

/** How long something takes, ms. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
