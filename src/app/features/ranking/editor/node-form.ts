import { Component, computed, inject, input, output } from '@angular/core';
import { RANKING_GROUPS, SCORE_ORIGINS } from '#contract/scheme-view.ts';
import type { RankingGroup } from '#contract/scheme-view.ts';
import { NA_POLICIES } from '#domain/assessment/scheme.ts';
import { INDICATORS } from '#domain/indicators/catalogue.ts';
import { Language } from '../../../i18n/language.ts';
import type { Texts } from '../../../i18n/texts.ts';
import { TypedField } from '../../../ui/field/typed-field.ts';
import type { rankingZh } from '../ranking-zh.ts';
import { readsRate } from './draft-problems.ts';
import type { Problem } from './draft-problems.ts';
import type { editorZh } from './editor-zh.ts';
import type { NodeChange } from './node-change.ts';
import { problemWords } from './problem-words.ts';
import { AMOUNTS, RULE_TYPES } from './scheme-draft.ts';
import type { AmountField, DraftNode, DraftStep, RuleType } from './scheme-draft.ts';

/** One indicator of a scheme: what it reads, how that becomes a score, and what is done without it. */
@Component({
  selector: 'app-node-form',
  imports: [TypedField],
  templateUrl: './node-form.html',
  styleUrl: './node-form.scss',
})
export class NodeForm {
  readonly node = input.required<DraftNode>();
  /** Those of this node. */
  readonly problems = input.required<readonly Problem[]>();
  readonly disabled = input.required<boolean>();
  /** Others refer to its id: it stays. */
  readonly idStays = input.required<boolean>();
  readonly texts = input.required<Texts<typeof editorZh>>();
  readonly shared = input.required<typeof rankingZh>();
  readonly changed = output<NodeChange>();

  readonly #language = inject(Language);
  protected readonly policies = NA_POLICIES;
  protected readonly origins = SCORE_ORIGINS;
  protected readonly directions = ['higher', 'lower'] as const;
  protected readonly groups = RANKING_GROUPS;
  protected readonly amounts = computed<readonly AmountField[]>(() => AMOUNTS[this.node().rule]);
  /** A composite with something below it stays one. */
  protected readonly rules = computed(() =>
    RULE_TYPES.map((type) => ({
      type,
      closed: this.node().children.length > 0 && type !== 'composite',
    })),
  );
  protected readonly choices = computed(() =>
    INDICATORS.filter(
      ({ denominator }) => !readsRate(this.node().rule) || denominator !== null,
    ).map(({ id, name, explanation }) => ({
      id,
      label: `${id} ${name[this.#language.code()]}`,
      explanation: explanation[this.#language.code()],
    })),
  );
  protected readonly explanation = computed(
    () => this.choices().find(({ id }) => id === this.node().indicator)?.explanation,
  );

  /** Opens the targets of the groups where there are any. */
  protected readonly hasTargets = computed(() =>
    Object.values(this.node().targets).some((target) => target !== ''),
  );

  protected problem(field: string): string | null {
    const found = this.problems().find((one) => one.field === field);
    return found === undefined ? null : problemWords(found, this.texts());
  }

  protected type(field: keyof DraftNode, value: DraftNode[keyof DraftNode]): void {
    this.#change(field, () => ({ [field]: value }));
  }

  protected typeAmount(field: AmountField, value: string): void {
    this.#change(field, ({ amounts }) => ({ amounts: { ...amounts, [field]: value } }));
  }

  protected typeTarget(group: RankingGroup, value: string): void {
    this.#change(`target.${group}`, ({ targets }) => ({ targets: { ...targets, [group]: value } }));
  }

  protected chooseRule(rule: string): void {
    const type = RULE_TYPES.find((one) => one === rule);
    if (type !== undefined) this.#chooseRule(type);
  }

  protected typeStep(at: number, part: keyof DraftStep, value: string): void {
    this.#change(`steps.${at}.${part}`, ({ steps }) => ({
      steps: steps.map((step, index) => (index === at ? { ...step, [part]: value } : step)),
    }));
  }

  protected addStep(): void {
    this.#change('steps', ({ steps }) => ({ steps: [...steps, { from: '', score: '' }] }));
  }

  protected removeStep(at: number): void {
    this.#change('steps', ({ steps }) => ({ steps: steps.filter((_step, index) => index !== at) }));
  }

  #chooseRule(rule: RuleType): void {
    this.#change('rule', ({ steps }) => ({
      rule,
      // A rule by steps without a step could never be taken.
      steps: rule === 'steps' && steps.length === 0 ? [{ from: '0', score: '' }] : steps,
    }));
  }

  #change(field: string, change: NodeChange['change']): void {
    this.changed.emit({ key: this.node().key, field, change });
  }
}
