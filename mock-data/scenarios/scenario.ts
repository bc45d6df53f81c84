import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CasePhase } from '#domain/cases/case-facts.ts';
import type { FeedbackPhase } from '#domain/feedback/feedback-phase.ts';
import type { EventData } from '#domain/cases/logged-event.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';

/** A moment of a scenario: so many working days after its first day, at a time of day. */
export interface Moment {
  /** Working days; 0 is the first day itself. */
  readonly after: number;
  /** `HH:MM` in the calendar's zone. */
  readonly at: string;
}

/** Something that happens in a scenario. */
interface ScenarioEvent extends Moment {
  /** Without `case.`, or what else the story is about. */
  readonly type: string;
  readonly data?: EventData | undefined;
  /** When the source sends it; at once unless given. */
  readonly reported?: Moment | undefined;
}

/** What somebody who looks at the case at a moment sees; absent fields are not looked at. */
export interface Sight extends Moment {
  /** What it means, in a sentence. */
  readonly say: string;
  /** Id of a clock, and how it stands. */
  readonly clock?: string | undefined;
  readonly bucket?: ClockBucket | undefined;
  /** Due day: a date, or working days after the first day. */
  readonly due?: string | number | undefined;
  readonly phase?: CasePhase | FeedbackPhase | undefined;
  /** Highest card in force; null for none. */
  readonly level?: CardLevel | null | undefined;
  /** Whether that card is retroactive. */
  readonly retroactive?: boolean | undefined;
  readonly finding?: string | undefined;
}

/** A short story of one case, ticket or review, with what is to be seen in it. */
export interface Scenario {
  /** A case unless given. */
  readonly about?: 'ticket' | 'review' | undefined;
  readonly name: string;
  readonly story: string;
  /** First day, `YYYY-MM-DD`; a story that hangs on no date may be told from any working day. */
  readonly day: string;
  readonly movable: boolean;
  readonly events: readonly ScenarioEvent[];
  readonly see: readonly Sight[];
}

/** Working days as a limit. */
export function workingDays(value: number): { readonly value: number; readonly unit: string } {
  return { value, unit: 'workingDay' };
}

/** Facts of a case in a county, with limits of its own so that no item decides the story. */
export function facts(statutory: number, commitment: number, more: EventData = {}): EventData {
  return {
    itemCode: '370119002000',
    regionCode: '370102',
    departmentCode: '370102-water',
    title: '河道管理范围内建设项目工程建设方案审批',
    channel: 'window',
    statutoryLimit: workingDays(statutory),
    commitmentLimit: workingDays(commitment),
    ...more,
  };
}
