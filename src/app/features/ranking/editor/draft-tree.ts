import type { DraftNode } from './scheme-draft.ts';

/** A node with where it stands. */
export interface DraftLine {
  readonly node: DraftNode;
  /** 1 for the first level. */
  readonly level: number;
  readonly parent: number | null;
  /** From 1, of so many beside each other. */
  readonly place: number;
  readonly of: number;
}

/** Which way a node is moved: among its neighbours, into the one before it, or beside its parent. */
export type Move = 'up' | 'down' | 'in' | 'out';

/** The lines of a tree, each branch before what is below it. */
export function draftLines(
  nodes: readonly DraftNode[],
  level = 1,
  parent: number | null = null,
): readonly DraftLine[] {
  return nodes.flatMap((node, index) => [
    { node, level, parent, place: index + 1, of: nodes.length },
    ...draftLines(node.children, level + 1, node.key),
  ]);
}

/** All nodes of a tree in its order. */
export function everyNode(nodes: readonly DraftNode[]): readonly DraftNode[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)]);
}

/** The tree with one node changed. */
export function withNode(
  nodes: readonly DraftNode[],
  key: number,
  change: (node: DraftNode) => DraftNode,
): readonly DraftNode[] {
  return nodes.map((node) =>
    node.key === key ? change(node) : { ...node, children: withNode(node.children, key, change) },
  );
}

/** The tree without a node and what is below it. */
export function withoutNode(nodes: readonly DraftNode[], key: number): readonly DraftNode[] {
  return nodes
    .filter((node) => node.key !== key)
    .map((node) => ({ ...node, children: withoutNode(node.children, key) }));
}

/** The tree with a node at the end of what is below `parent`; on the first level where that is null. */
export function withChild(
  nodes: readonly DraftNode[],
  parent: number | null,
  child: DraftNode,
): readonly DraftNode[] {
  if (parent === null) return [...nodes, child];
  return withNode(nodes, parent, (node) => ({ ...node, children: [...node.children, child] }));
}

/** The tree with a node right behind another one. */
export function withNext(
  nodes: readonly DraftNode[],
  key: number,
  next: DraftNode,
): readonly DraftNode[] {
  return nodes.flatMap((node) =>
    node.key === key ? [node, next] : [{ ...node, children: withNext(node.children, key, next) }],
  );
}

/** Whether a node can be moved so. */
export function mayMove(nodes: readonly DraftNode[], key: number, move: Move): boolean {
  return moved(nodes, key, move) !== undefined;
}

/** The tree with a node moved; undefined where it cannot go there. */
export function moved(
  nodes: readonly DraftNode[],
  key: number,
  move: Move,
): readonly DraftNode[] | undefined {
  const lines = draftLines(nodes);
  const line = lines.find(({ node }) => node.key === key);
  if (line === undefined) return undefined;
  const { node, parent } = line;
  if (move === 'out') {
    return parent === null ? undefined : withNext(withoutNode(nodes, key), parent, node);
  }
  const beside = lines.filter((one) => one.parent === parent).map((one) => one.node);
  const at = line.place - 1;
  if (move === 'in') {
    const before = beside[at - 1];
    // Only a composite has something below it.
    if (before?.rule !== 'composite') return undefined;
    return withChild(withoutNode(nodes, key), before.key, node);
  }
  const to = move === 'up' ? at - 1 : at + 1;
  const other = beside[to];
  if (other === undefined) return undefined;
  const swapped = beside.map((one, index) => (index === at ? other : index === to ? node : one));
  if (parent === null) return swapped;
  return withNode(nodes, parent, (above) => ({ ...above, children: swapped }));
}
