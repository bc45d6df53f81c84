import type { ItemType } from './item.ts';

const TYPES: ReadonlyMap<string, ItemType> = new Map([
  ['onthespot', 'onTheSpot'],
  ['即办件', 'onTheSpot'],
  ['commitment', 'commitment'],
  ['承诺件', 'commitment'],
  ['forwarded', 'forwarded'],
  ['上报件', 'forwarded'],
  ['转报件', 'forwarded'],
  // Codes of how a matter is handled; categories of matters have two digits, which a number does not show.
  ['1', 'onTheSpot'],
  ['2', 'commitment'],
]);

/** Categories of matters (`domain.md` 2.6): catalogues call these types too, and they say nothing of how it is handled. */
const CATEGORIES: ReadonlySet<string> = new Set([
  ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'],
  ...['行政许可', '行政处罚', '行政强制', '行政征收', '行政给付', '行政检查', '行政确认'],
  ...['行政奖励', '行政裁决', '其他行政权力', '公共服务'],
]);

/** How an item is handled, as it was written; `category` for what tells another thing, undefined for what tells nothing known. */
export function readItemType(value: unknown): ItemType | 'category' | undefined {
  if (typeof value !== 'string') return undefined;
  const told = value.trim();
  if (CATEGORIES.has(told)) return 'category';
  return TYPES.get(told.toLowerCase().replaceAll(/[-_ ]/g, ''));
}
