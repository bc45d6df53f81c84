import type { IndicatorCount } from './indicator.ts';
import type { IndicatorItem } from './indicator-item.ts';

/** Every item in force on the last day of the period. */
export const itemsInForce: IndicatorCount = { from: 'items', of: 'item', amountOf: () => 1 };

/** The items in force of which something is true. */
export function itemsWhere(isTrue: (item: IndicatorItem) => boolean): IndicatorCount {
  return { from: 'items', of: 'item', amountOf: (item) => (isTrue(item) ? 1 : 0) };
}

/** A sum of days or visits over the items in force. */
export function itemSum(amountOf: (item: IndicatorItem) => number): IndicatorCount {
  return { from: 'items', of: 'day', amountOf };
}
