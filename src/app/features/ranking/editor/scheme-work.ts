import { computed, inject, Service, signal } from '@angular/core';
import type { SchemeView } from '#contract/scheme-view.ts';
import { Drafts } from '../../../platform/drafts.ts';
import { draftProblems } from './draft-problems.ts';
import type { Problem } from './draft-problems.ts';
import { everyNode, moved, withChild, withNext, withNode, withoutNode } from './draft-tree.ts';
import type { Move } from './draft-tree.ts';
import { schemeDifferences } from './scheme-diff.ts';
import type { NodeChange } from './node-change.ts';
import { draftOf, newNode } from './scheme-draft.ts';
import type { SchemeDraft } from './scheme-draft.ts';

/** How many steps can be taken back. */
const MOST_STEPS = 100;
/** Rises when the shape of what is kept changes: what an older page kept is then left alone. */
const SHAPE = 1;

/** What was there before a step. */
interface Step {
  readonly draft: SchemeDraft;
  readonly chosen: number | null;
}

/** One version of a scheme while somebody works on it: every step can be taken back, nothing typed is lost. */
@Service({ autoProvided: false })
export class SchemeWork {
  readonly #drafts = inject(Drafts);
  readonly #base = signal<SchemeDraft | undefined>(undefined);
  readonly #draft = signal<SchemeDraft | undefined>(undefined);
  readonly #past = signal<readonly Step[]>([]);
  readonly #chosen = signal<number | null>(null);
  readonly #refused = signal<Problem | null>(null);
  readonly #restored = signal(false);
  #place = '';
  /** Field that the last step typed in: further letters belong to the same step. */
  #typing = '';

  readonly draft = this.#draft.asReadonly();
  /** Whether what is shown was kept from before. */
  readonly restored = this.#restored.asReadonly();
  readonly mayUndo = computed(() => this.#past().length > 0);
  readonly chosen = computed(() => {
    const nodes = everyNode(this.#draft()?.nodes ?? []);
    return nodes.find(({ key }) => key === this.#chosen()) ?? nodes[0];
  });
  readonly problems = computed<readonly Problem[]>(() => {
    const draft = this.#draft();
    const refused = this.#refused();
    if (draft === undefined) return [];
    return [...draftProblems(draft), ...(refused === null ? [] : [refused])];
  });
  readonly differences = computed(() => {
    const [base, draft] = [this.#base(), this.#draft()];
    return base === undefined || draft === undefined ? [] : schemeDifferences(base, draft);
  });
  /** Ids that the version began with: others refer to them, so they stay. */
  readonly knownIds = computed(
    () => new Set(everyNode(this.#base()?.nodes ?? []).map(({ id }) => id)),
  );

  /** Begins with a version, or goes on with what was typed for it before. */
  open(view: SchemeView): void {
    const base = draftOf(view);
    this.#place = `scheme.${SHAPE}.${view.id}.${view.version}`;
    const kept = readDraft(this.#drafts.read(this.#place));
    this.#base.set(base);
    this.#draft.set(kept ?? base);
    this.#restored.set(kept !== undefined);
    this.#past.set([]);
    this.#chosen.set(null);
    this.#refused.set(null);
    this.#typing = '';
  }

  choose(key: number | null): void {
    this.#chosen.set(key);
  }

  /** A field of the scheme. */
  type(change: Partial<SchemeDraft>): void {
    this.#step({ ...this.#held(), ...change }, Object.keys(change).join());
  }

  /** A field of a node. */
  typeNode({ key, field, change }: NodeChange): void {
    const held = this.#held();
    const nodes = withNode(held.nodes, key, (node) => ({ ...node, ...change(node) }));
    this.#step({ ...held, nodes }, `${key}.${field}`);
  }

  /** A new leaf right behind the chosen one, or below it. */
  add(where: 'next' | 'below'): void {
    const held = this.#held();
    const key = held.nextKey;
    const node = newNode(key, freeId(held));
    const at = this.chosen();
    const nodes =
      at === undefined
        ? withChild(held.nodes, null, node)
        : where === 'next'
          ? withNext(held.nodes, at.key, node)
          : withChild(held.nodes, at.key, node);
    this.#step({ ...held, nodes, nextKey: key + 1 }, '');
    this.#chosen.set(key);
  }

  remove(): void {
    const at = this.chosen();
    if (at === undefined) return;
    const held = this.#held();
    const all = everyNode(held.nodes);
    const nodes = withoutNode(held.nodes, at.key);
    const left = new Set(everyNode(nodes).map(({ key }) => key));
    const place = all.findIndex(({ key }) => key === at.key);
    // The one that stood before it is looked at next.
    const next = all.slice(0, place).findLast(({ key }) => left.has(key));
    this.#step({ ...held, nodes }, '');
    this.#chosen.set(next?.key ?? null);
  }

  move(move: Move): void {
    const at = this.chosen();
    const held = this.#held();
    const nodes = at === undefined ? undefined : moved(held.nodes, at.key, move);
    if (at === undefined || nodes === undefined) return;
    this.#step({ ...held, nodes }, '');
    this.#chosen.set(at.key);
  }

  undo(): void {
    const past = this.#past();
    const before = past.at(-1);
    if (before === undefined) return;
    this.#past.set(past.slice(0, -1));
    this.#typing = '';
    this.#chosen.set(before.chosen);
    this.#show(before.draft);
  }

  /** Back to the version as it is; that too can be taken back. */
  reset(): void {
    const base = this.#base();
    if (base !== undefined) this.#step(base, '');
    this.#restored.set(false);
  }

  /** The field that the server would not take, until something is typed. */
  tellRefused(problem: Problem | null): void {
    this.#refused.set(problem);
    if (problem?.node != null) this.#chosen.set(problem.node);
  }

  /** What was typed has become a version of its own. */
  forget(): void {
    this.#drafts.keep(this.#place, '');
  }

  #held(): SchemeDraft {
    const held = this.#draft();
    if (held === undefined) throw new RangeError('no scheme is open');
    return held;
  }

  #step(next: SchemeDraft, typing: string): void {
    if (typing === '' || typing !== this.#typing) {
      const step = { draft: this.#held(), chosen: this.chosen()?.key ?? null };
      this.#past.update((past) => [...past, step].slice(-MOST_STEPS));
    }
    this.#typing = typing;
    this.#show(next);
  }

  #show(draft: SchemeDraft): void {
    this.#draft.set(draft);
    this.#refused.set(null);
    const isChanged = this.differences().length > 0;
    this.#drafts.keep(this.#place, isChanged ? JSON.stringify(draft) : '');
  }
}

function readDraft(text: string): SchemeDraft | undefined {
  return text === '' ? undefined : (JSON.parse(text) as SchemeDraft);
}

/** An id that no indicator of the scheme has. */
function freeId({ nodes, nextKey }: SchemeDraft): string {
  const ids = new Set(everyNode(nodes).map(({ id }) => id));
  let no = nextKey;
  while (ids.has(`item${no}`)) no += 1;
  return `item${no}`;
}
