/** An amount of a scheme or a value: a JSON number or a decimal text such as `"0.5"`. */
export type Amount = number | string;

/** A rule as it is sent (`POST /assessments/evaluate`). */
export type RuleText =
  | { readonly type: 'linear' | 'manual'; readonly full: Amount }
  | {
      readonly type: 'thresholdSlopeFloor';
      readonly full: Amount;
      readonly target: Amount;
      readonly slope: Amount;
      readonly floor: Amount;
      readonly direction: 'higher' | 'lower';
    }
  | {
      readonly type: 'steps';
      readonly steps: readonly { readonly from: Amount; readonly score: Amount }[];
    }
  | {
      readonly type: 'deductPerEvent';
      readonly full: Amount;
      readonly per: Amount;
      readonly floor: Amount;
    }
  | { readonly type: 'bonus'; readonly per: Amount; readonly cap: Amount }
  | { readonly type: 'veto'; readonly score?: Amount | undefined }
  | { readonly type: 'composite'; readonly children: readonly IndicatorText[] };

/** An indicator as it is sent. */
export interface IndicatorText {
  readonly id: string;
  readonly name: string;
  /** 1 unless given. */
  readonly weight?: Amount | undefined;
  readonly rule: RuleText;
  readonly minSample?: Amount | undefined;
  /** `redistribute` unless given. */
  readonly naPolicy?: 'excludeUnit' | 'redistribute' | 'full' | 'zero' | undefined;
}

/** A unit's value as it is sent. */
export type ValueText =
  | { readonly numerator: Amount; readonly denominator: Amount }
  | { readonly count: Amount }
  | { readonly score: Amount };

/** Body of `POST /assessments/evaluate`. */
export interface AssessmentRequest {
  readonly scheme: {
    readonly indicators: readonly IndicatorText[];
    readonly rounding?:
      | {
          readonly rate?: number | undefined;
          readonly score?: number | undefined;
          readonly total?: number | undefined;
        }
      | undefined;
    readonly ties?: 'dense' | 'competition' | undefined;
  };
  readonly units: readonly {
    readonly id: string;
    readonly group: string;
    readonly values: Readonly<Record<string, ValueText | null>>;
  }[];
}

/** One step of an explanation. */
export interface StepView {
  readonly name: string;
  readonly formula: string;
  readonly value: string;
}

/** One indicator of a unit in the answer. */
export interface ItemView {
  readonly indicator: string;
  /** Rounded percentage; null where the rule reads no rate or there is none. */
  readonly rate: string | null;
  /** Null where it is not applicable and nothing stands in its place, and for a veto. */
  readonly score: string | null;
  readonly na: boolean;
  /** Why it is not applicable; null where it is. */
  readonly why: string | null;
  readonly steps: readonly StepView[];
  /** The children of a composite. */
  readonly children?: readonly ItemView[] | undefined;
}

/** Answer of `POST /assessments/evaluate`. Numbers are decimal texts with the places of the rounding. */
export interface AssessmentAnswer {
  readonly units: readonly {
    readonly id: string;
    readonly group: string;
    readonly items: readonly ItemView[];
    readonly total: string;
    readonly rank: number;
    /** What was done to the sum of the items: redistribution, bonus, veto. */
    readonly steps: readonly StepView[];
  }[];
  readonly leftOut: readonly {
    readonly id: string;
    readonly group: string;
    /** In words, naming the indicator. */
    readonly why: string;
    /** The indicator that excludes the unit; null where none at all is applicable. */
    readonly indicator: string | null;
    readonly reason: string;
  }[];
  /** Keys of the scheme that are not read and look like one that is; absent where there are none. */
  readonly warnings?: readonly { readonly path: string; readonly message: string }[] | undefined;
}
