/** The middle one of some figures; of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * The smallest figure that at least such a share of all does not exceed: of a hundred the p99 is the second
 * largest.
 *
 * @param share above 0, up to 1
 * @returns NaN of nothing
 */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
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
