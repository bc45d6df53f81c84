/** Rows to keep in the page, from the first up to, not including, `to`. */
export interface VisibleRange {
  readonly from: number;
  readonly to: number;
}

/** Rows kept on either side, so that a flick of the wheel meets no empty space. */
const MARGIN_ROWS = 8;

/** The rows that a viewport shows, with a margin; all heights in pixels. */
export function visibleRange(
  scrollTop: number,
  viewportHeight: number,
  rowHeight: number,
  count: number,
): VisibleRange {
  const first = Math.floor(scrollTop / rowHeight);
  const last = Math.ceil((scrollTop + viewportHeight) / rowHeight);
  return {
    from: Math.min(Math.max(0, first - MARGIN_ROWS), count),
    to: Math.min(Math.max(0, last + MARGIN_ROWS), count),
  };
}

/** Where to scroll so that a row is wholly seen; the same place where it is already. */
export function scrollTopFor(
  row: number,
  scrollTop: number,
  viewportHeight: number,
  rowHeight: number,
): number {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  const bottom = top + rowHeight;
  return bottom > scrollTop + viewportHeight ? bottom - viewportHeight : scrollTop;
}
