/**
 * Whether a JSON value nests deeper than so many levels. Parsing takes any depth, but writing and
 * handing to another thread recurse, and 4 MB of brackets would overflow their stack. This walk
 * goes level by level instead.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > levels) return true;
    const next: unknown[] = [];
    for (const each of level) {
      if (typeof each !== 'object' || each === null) continue;
      for (const child of Object.values(each)) {
        if (typeof child === 'object' && child !== null) next.push(child);
      }
    }
    level = next;
  }
  return false;
}
