declare const dayBrand: unique symbol;

/**
 * A calendar date without zone, as the number of days since 1970-01-01. Two dates compare and
 * subtract as numbers; which date an instant falls on is the calendar's business.
 */
export type Day = number & { readonly [dayBrand]: true };
