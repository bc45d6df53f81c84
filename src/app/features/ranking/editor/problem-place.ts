import type { Problem } from './draft-problems.ts';
import { everyNode } from './draft-tree.ts';
import type { DraftNode, SchemeDraft } from './scheme-draft.ts';

/** Fields of the scheme by their names on the wire. */
const SCHEME_FIELDS: Readonly<Record<string, string>> = {
  id: 'id',
  'name.zh': 'nameZh',
  'name.en': 'nameEn',
  'note.zh': 'noteZh',
  'note.en': 'noteEn',
  effectiveFrom: 'effectiveFrom',
  'sizes.medium': 'medium',
  'sizes.large': 'large',
};

/**
 * The field of a draft that a refusal of the server names, such as
 * `draft.scheme.indicators[0].rule.children[1].weight`; null where it names none of a draft.
 */
export function problemAt(
  draft: SchemeDraft,
  path: string | undefined,
  detail: string,
): Problem | null {
  const rest = /^(?:draft|scheme)\.(.+)$/.exec(path ?? '')?.[1];
  if (rest === undefined) return null;
  const own = SCHEME_FIELDS[rest];
  if (own !== undefined) return { node: null, field: own, code: 'refused', detail };
  const read = /^(?:reads|english)\.(.+)$/.exec(rest)?.[1];
  if (read !== undefined) {
    const leaf = everyNode(draft.nodes).find(({ id }) => id.trim() === read);
    return leaf === undefined
      ? null
      : { node: leaf.key, field: 'indicator', code: 'refused', detail };
  }
  return inTree(draft.nodes, rest.replace(/^scheme\./, ''), detail);
}

function inTree(nodes: readonly DraftNode[], path: string, detail: string): Problem | null {
  const match = /^(?:indicators|children)\[(\d+)\](?:\.(.+))?$/.exec(path);
  const node = nodes[Number(match?.[1])];
  if (match === null || node === undefined) return null;
  const rest = (match[2] ?? 'name').replace(/^rule\./, '');
  if (rest.startsWith('children[')) return inTree(node.children, rest, detail);
  const field = rest.replace(/^steps\[(\d+)\]\./, 'steps.$1.');
  return { node: node.key, field, code: 'refused', detail };
}
