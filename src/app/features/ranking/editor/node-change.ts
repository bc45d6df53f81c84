import type { DraftNode } from './scheme-draft.ts';

/**
 * A change of the node with the name of the field that was typed in. It is made from the node as it
 * stands then: the one on the page may be a key behind, and would take that key back.
 */
export interface NodeChange {
  readonly key: number;
  readonly field: string;
  readonly change: (node: DraftNode) => Partial<DraftNode>;
}
