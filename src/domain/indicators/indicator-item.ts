import type { ItemVersion } from '../reference/item.ts';

/** An item in force on the last day of a period, with what stocks ask of it. */
export interface IndicatorItem {
  readonly version: ItemVersion;
  /** Whether a case of it was received in the twelve months that end with the period. */
  readonly hadCases: boolean;
}
