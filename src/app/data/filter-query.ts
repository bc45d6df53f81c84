import type { CardFilter } from '#contract/card-view.ts';

/** The filter as the query of the HTTP interface. */
export function filterQuery(filter: CardFilter): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) => [
      key,
      value === undefined ? undefined : String(value),
    ]),
  );
}
