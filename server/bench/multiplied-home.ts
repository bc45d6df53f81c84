import { homeOf } from '../outbound/store/home.ts';
import { BenchHome } from './bench-home.ts';
import type { HomeKind } from './bench-home.ts';
import { copyCases } from './copy-cases.ts';
import { growHistory } from './grow-history.ts';

/** The product writes a tenth of the cases at most, so that there is something to copy also in a small run. */
const COPIES = 10;

/** A home with so many cases, of which the product wrote `mostGrown` at most. */
export async function multipliedHome(
  kind: HomeKind,
  cases: number,
  mostGrown: number,
): Promise<BenchHome> {
  const grown = Math.min(mostGrown, Math.ceil(cases / COPIES));
  const home = await BenchHome.make(kind);
  await growHistory(home, grown);
  await multiply(home, 1, Math.round(cases / grown));
  return home;
}

/** Makes so many histories of as many as a home has now. */
export function multiply(home: BenchHome, from: number, to: number): Promise<void> {
  return copyCases(homeOf(home.dataDir, home.databaseUrl), { from, to });
}
