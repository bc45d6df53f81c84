/** Days of the demo's invented past. */
export const DEMO_DAYS = 60;
