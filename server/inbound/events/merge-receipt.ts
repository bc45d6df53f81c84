import type { Receipt, Rejection } from '#contract/receipt.ts';

/**
 * The receipt of a message of which only some places went on to the platform, every index as the
 * sender counts.
 *
 * @param places where each event that went on stood in the message.
 * @param broken what was rejected before.
 */
export function mergeReceipt(
  receipt: Receipt,
  places: readonly number[],
  broken: readonly Rejection[],
): Receipt {
  if (broken.length === 0) return receipt;
  const rejected = receipt.rejected.map((rejection) => ({
    ...rejection,
    index: places[rejection.index] ?? rejection.index,
  }));
  return { ...receipt, rejected: [...broken, ...rejected].sort((a, b) => a.index - b.index) };
}
