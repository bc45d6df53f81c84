import type { FastifyRequest } from 'fastify';

/** Where the standard's own addresses lie; what they answer has its forms, not ours. */
const OPEN311 = '/open311/';

/** In which of its two forms the standard answers. */
export type Open311Format = 'json' | 'xml';

/** Content types as the standard spells them. */
export const OPEN311_TYPES: Readonly<Record<Open311Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** Whether an address is one of the standard's. */
export function isOpen311(url: string): boolean {
  return url.startsWith(OPEN311);
}

/**
 * The form that is asked for: by the suffix, else by `Accept`, else XML, the one that every server
 * of the standard has.
 */
export function formatOf({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): Open311Format {
  const suffix = /\.(json|xml)\/?$/i.exec(url.split('?')[0] ?? '')?.[1]?.toLowerCase();
  if (suffix === 'json' || suffix === 'xml') return suffix;
  const accept = headers.accept ?? '';
  const json = accept.search(/\bjson\b/i);
  const xml = accept.search(/\bxml\b/i);
  return json >= 0 && (xml < 0 || json < xml) ? 'json' : 'xml';
}

/** The last part of an address without its suffix. */
export function withoutSuffix(text: string): string {
  return text.replace(/\.(?:json|xml)$/i, '');
}
