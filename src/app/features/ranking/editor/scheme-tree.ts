import { Component, computed, ElementRef, inject, input, model, output } from '@angular/core';
import { LevelMark } from '../../../ui/level-mark/level-mark.ts';
import type { Problem } from './draft-problems.ts';
import { draftLines, mayMove } from './draft-tree.ts';
import type { Move } from './draft-tree.ts';
import type { editorZh } from './editor-zh.ts';
import type { DraftNode } from './scheme-draft.ts';
import type { Texts } from '../../../i18n/texts.ts';

const MOVES = ['up', 'down', 'out', 'in'] as const;
/** Keys with Alt that move the chosen node. */
const MOVE_KEYS: Readonly<Record<string, Move | undefined>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
};

/** The indicators of a scheme as a tree: one is chosen, and added to, moved or removed by buttons and keys. */
@Component({
  selector: 'app-scheme-tree',
  imports: [LevelMark],
  templateUrl: './scheme-tree.html',
  styleUrl: './scheme-tree.scss',
})
export class SchemeTree {
  readonly nodes = input.required<readonly DraftNode[]>();
  /** A model: keys come faster than the page is drawn, and each goes on from the one before. */
  readonly chosen = model.required<number | null>();
  readonly problems = input.required<readonly Problem[]>();
  readonly disabled = input.required<boolean>();
  readonly isEnglish = input.required<boolean>();
  readonly texts = input.required<Texts<typeof editorZh>>();
  readonly add = output<'next' | 'below'>();
  readonly move = output<Move>();
  readonly remove = output();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly moves = MOVES;
  protected readonly lines = computed(() => draftLines(this.nodes()));
  readonly #line = computed(() => this.lines().find(({ node }) => node.key === this.chosen()));
  protected readonly mayAddBelow = computed(() => this.#line()?.node.rule === 'composite');
  readonly #wrong = computed(() => new Set(this.problems().map(({ node }) => node)));

  protected nameOf({ name, english, id }: DraftNode): string {
    const own = this.isEnglish() && english !== '' ? english : name;
    return own.trim() === '' ? id : own;
  }

  protected isWrong({ key }: DraftNode): boolean {
    return this.#wrong().has(key);
  }

  /** What a line says of its rule: full marks and target. */
  protected sumUp({ rule, weight, amounts }: DraftNode): string {
    const { tree, rules } = this.texts();
    const full = rule === 'composite' || rule === 'steps' ? '' : amounts.full;
    const parts = [
      rules[rule],
      ...(weight === '1' ? [] : [tree.weight(weight)]),
      ...(full === '' || rule === 'bonus' || rule === 'veto' ? [] : [tree.full(full)]),
      ...(rule === 'thresholdSlopeFloor' ? [tree.target(amounts.target)] : []),
    ];
    return parts.join(' · ');
  }

  protected mayMove(move: Move): boolean {
    const key = this.chosen();
    return key !== null && mayMove(this.nodes(), key, move);
  }

  protected press(event: KeyboardEvent): void {
    const lines = this.lines();
    const line = this.#line();
    if (line === undefined) return;
    const at = lines.indexOf(line);
    const way = event.altKey ? MOVE_KEYS[event.key] : undefined;
    if (way !== undefined) {
      event.preventDefault();
      if (!this.disabled() && this.mayMove(way)) this.move.emit(way);
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete' && !this.disabled()) {
      event.preventDefault();
      this.remove.emit();
      return;
    }
    const targets: Readonly<Record<string, number | null | undefined>> = {
      ArrowDown: lines[at + 1]?.node.key,
      ArrowUp: lines[at - 1]?.node.key,
      Home: lines[0]?.node.key,
      End: lines.at(-1)?.node.key,
      ArrowLeft: line.parent,
      ArrowRight: line.node.children[0]?.key,
    };
    if (!Object.hasOwn(targets, event.key)) return;
    event.preventDefault();
    const to = targets[event.key];
    if (to == null) return;
    this.chosen.set(to);
    this.#host.nativeElement.querySelector<HTMLElement>(`[data-key="${to}"]`)?.focus();
  }
}
