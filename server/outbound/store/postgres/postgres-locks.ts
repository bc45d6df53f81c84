/**
 * Advisory locks of a database, as pairs of numbers: the first is the product's, so that others on
 * the same database do not meet them by chance.
 */
export const LOCKS = {
  /** Held shared by whoever derives, alone by whoever moves the watermark or the configuration. */
  gate: '19786, 1',
  merging: '19786, 2',
  refiling: '19786, 3',
  migrating: '19786, 4',
  audit: '19786, 5',
  retaining: '19786, 6',
  telling: '19786, 7',
  placing: '19786, 8',
} as const;
