import { chartTheme } from '../app/ui/chart/chart-theme.ts';
import type { ChartTheme } from '../app/ui/chart/chart-theme.ts';

/** A theme whose colours are the names of their tokens. */
export function aChartTheme(): ChartTheme {
  return chartTheme((token) => token, 'sans-serif');
}
