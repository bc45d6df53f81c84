/** A place in a list as it is handed out: opaque to callers, JSON to us. */
export function writeCursor(place: readonly (string | number | null)[]): string {
  return encodeURIComponent(JSON.stringify(place));
}

/** Reads a cursor back; undefined for text that is none. */
export function readCursor(text: string): readonly unknown[] | undefined {
  try {
    const place: unknown = JSON.parse(decodeURIComponent(text));
    return Array.isArray(place) ? place : undefined;
  } catch {
    // Whatever a caller sent, it is no cursor of ours.
    return undefined;
  }
}

/** Number of rows of a page: 50 unless said, at most 200. */
export function pageSize(limit: number | undefined): number {
  if (limit === undefined || !Number.isInteger(limit) || limit < 1) return 50;
  return Math.min(limit, 200);
}
