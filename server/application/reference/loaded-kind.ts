/** Kinds of reference data that can be loaded, as the command line names them. */
export const LOADED_KINDS = [
  'regions',
  'departments',
  'items',
  'calendars',
  'services',
  'ticket-limits',
  'review-periods',
  'review-labels',
  'surveys',
  'outlines',
] as const;
export type LoadedKind = (typeof LOADED_KINDS)[number];
