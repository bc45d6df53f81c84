import type { CardRow } from '../store/store-rows.ts';

/** A card may move without a word of it changing: its region has another parent. */
export function isSameCard(one: CardRow | undefined, other: CardRow): boolean {
  return (
    one?.body === other.body &&
    one.path === other.path &&
    one.line === other.line &&
    one.state === other.state
  );
}
