import type { SchemeText } from '#contract/scheme-view.ts';
import approval from './schemes/approval.json' with { type: 'json' };
import hotline from './schemes/hotline.json' with { type: 'json' };
import national from './schemes/national.json' with { type: 'json' };
import reviews from './schemes/reviews.json' with { type: 'json' };
import threeRate from './schemes/three-rate.json' with { type: 'json' };

/** The schemes that come with the product, the first one as the one that is opened. */
export const SHIPPED_SCHEMES = [
  approval,
  national,
  hotline,
  threeRate,
  reviews,
] as unknown as readonly SchemeText[];
