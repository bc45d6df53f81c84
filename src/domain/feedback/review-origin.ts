/**
 * How a review came about: a person rated, a system wrote a rating for somebody who did not, or it
 * was taken over from elsewhere. They are counted apart and never mixed (`domain.md` 3.2).
 */
const REVIEW_ORIGINS = ['active', 'default', 'imported'] as const;
export type ReviewOrigin = (typeof REVIEW_ORIGINS)[number];

/**
 * Reads an origin. One that is not told is a person's; one that nobody knows is taken over from
 * elsewhere, so that it never counts as a person's.
 */
export function readOrigin(sent: string | null): ReviewOrigin {
  if (sent === null) return 'active';
  return isOrigin(sent) ? sent : 'imported';
}

/** Whether an origin is a known one. */
export function isOrigin(sent: string): sent is ReviewOrigin {
  return (REVIEW_ORIGINS as readonly string[]).includes(sent);
}
