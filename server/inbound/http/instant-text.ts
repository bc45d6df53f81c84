const SHANGHAI_MS = 8 * 3_600_000;

/** An instant as RFC 3339 in Shanghai's offset, which has not changed since 1991. */
export function instantText(at: number): string {
  return new Date(at + SHANGHAI_MS).toISOString().replace('Z', '+08:00');
}
