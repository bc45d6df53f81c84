/**
 * What a viewer may see: a region subtree (块) crossed with a department line (条), compiled once
 * at sign-in and applied to every query, count, room and export.
 */
export interface Scope {
  /** Path prefix of the region; empty for province-wide viewers, who alone see `unassigned/`. */
  readonly path: string;
  /** Only subjects of departments of this line; null for all lines and departments. */
  readonly line: string | null;
}

/** What of a subject decides who sees it. */
export interface Placed {
  readonly path: string;
  /** Line of its department; null where the department is unknown or has none. */
  readonly line: string | null;
}

/** Whether a viewer of `scope` sees what is placed so. The store's SQL says the same. */
export function sees(scope: Scope, placed: Placed): boolean {
  return placed.path.startsWith(scope.path) && (scope.line === null || placed.line === scope.line);
}

/** Text that names a scope; viewers with equal text share rooms. */
export function scopeKey(scope: Scope): string {
  return `${scope.path}|${scope.line ?? '*'}`;
}
