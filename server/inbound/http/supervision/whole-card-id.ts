import { CARD_ACTS } from '#contract/card-view.ts';

const CARDS = /^((?:\/api\/v1)?\/cards\/)([^?]+)(.*)$/;
const AFTER_ID: ReadonlySet<string> = new Set([...CARD_ACTS, 'watch']);

/**
 * The address with the id of a card as one segment. The ids hold slashes, and a client that puts
 * one into an address as it stands means the same card as one that percent-encodes it.
 */
export function wholeCardId(url: string): string {
  const [, before, path, query = ''] = CARDS.exec(url) ?? [];
  if (before === undefined || path === undefined) return url;
  const parts = path.split('/');
  const act = AFTER_ID.has(parts.at(-1) ?? '') ? parts.pop() : undefined;
  // Two segments without a known act are an id and an act that there is not.
  if (parts.length < (act === undefined ? 3 : 2)) return url;
  return `${before}${parts.join('%2F')}${act === undefined ? '' : `/${act}`}${query}`;
}
