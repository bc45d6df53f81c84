/** Indicators of the overview by what they tell of, in the order of the page. */
export const RATE_GROUPS = {
  speed: ['I-07', 'I-08', 'I-09'],
  reviews: ['I-22', 'I-23', 'I-24', 'I-26', 'I-26.onTime'],
  hotline: ['I-28', 'I-29', 'I-30', 'I-31', 'I-31.satisfied'],
  data: ['I-40.complete', 'I-40.illogical', 'I-40.timely'],
} as const;
export type RateGroup = keyof typeof RATE_GROUPS;

/** The groups in order. */
export const RATE_GROUP_NAMES: readonly RateGroup[] = ['speed', 'reviews', 'hotline', 'data'];

/** All ids, as `GET /indicators` takes them. */
export const RATE_IDS = Object.values(RATE_GROUPS).flat().join(',');
