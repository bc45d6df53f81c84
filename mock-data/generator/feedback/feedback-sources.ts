/** The hotline of a city. */
export function hotlineOf(cityCode: string): string {
  return `urn:sd:${cityCode.slice(0, 4)}:hotline`;
}

/** Systems that the province runs for all its cities. */
export const REVIEW_SYSTEM = 'urn:sd:3700:review';
export const LICENCE_SYSTEM = 'urn:sd:3700:licence';
export const PORTAL = 'urn:sd:3700:portal';
