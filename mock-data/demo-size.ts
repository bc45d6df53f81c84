/** What everything is made up from, unless another seed is given. */
export const DEMO_SEED = 'mingjian';
/** About how many cases a demo has. */
export const DEMO_CASES = 20_000;
