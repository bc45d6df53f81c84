import type { Scope } from '#domain/access/scope.ts';

/** Above every text. */
const END = '\u{10FFFF}';

/**
 * A scope as a range of paths, its end excluded, and a line; undefined where all is in it. A subtree is a
 * range of text: '0' follows '/'.
 */
export function scopeBounds(
  scope: Scope | undefined,
): readonly [from: string, to: string, line: string | null] | undefined {
  if (scope === undefined || (scope.path === '' && scope.line === null)) return undefined;
  const { path, line } = scope;
  return [path, path === '' ? END : `${path.slice(0, -1)}0`, line];
}
