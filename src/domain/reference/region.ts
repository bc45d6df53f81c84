/**
 * One region of the tree: province, city, county, township, or one that an import created.
 * `path` holds the codes from the root down, each followed by `/` (`370000/370100/370102/`), so
 * that a subtree is a prefix.
 */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly path: string;
  /** Depth in the tree: 0 province, 1 city, 2 county, 3 township. */
  readonly level: number;
}

/** Where subjects without any known region are filed; only province-wide viewers see it. */
export const UNASSIGNED = 'unassigned';

/** The path of subjects that no known region holds. */
export const UNASSIGNED_PATH = 'unassigned/';
