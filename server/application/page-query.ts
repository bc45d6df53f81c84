/** Where a page of a list begins and how many items it has. */
export interface PageQuery {
  readonly cursor?: string | undefined;
  /** At most 200; 50 unless given. */
  readonly limit?: number | undefined;
}
