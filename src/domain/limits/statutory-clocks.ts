import type { Amount } from '../time/limit.ts';

/** What the law does when a period passes unused. */
type MissedEffect = 'deemedAccepted' | 'deemedRenewed' | null;

/** One period of the Administrative Licensing Law 行政许可法 (text of 2019-04-23). */
export interface StatutoryClock {
  readonly id: string;
  readonly article: string;
  /** What starts it. */
  readonly trigger: string;
  /** Working days by article 82; null where the law says "at once" or names a date. */
  readonly limit: Amount | null;
  /** The most by which it may be extended, once; null where it may not. */
  readonly extension: Amount | null;
  /** Who approves the extension. */
  readonly approvedBy: string | null;
  readonly missed: MissedEffect;
}

const NONE = { extension: null, approvedBy: null, missed: null } as const;

/**
 * The periods of `domain.md` 1.1. The product runs clocks of its own on those for telling what is
 * missing and for delivery; the limits of a decision come from the case or its item, because other
 * laws and the published lists set them differently (art. 42: 另有规定的，依照其规定).
 */
export const STATUTORY_CLOCKS = {
  correctionNotice: {
    ...NONE,
    id: 'correctionNotice',
    article: '32(1)(4)',
    trigger: 'received',
    limit: days(5),
    missed: 'deemedAccepted',
  },
  notRequired: {
    ...NONE,
    id: 'notRequired',
    article: '32(1)(1)-(2)',
    trigger: 'received',
    limit: null,
  },
  decision: {
    ...NONE,
    id: 'decision',
    article: '42(1)',
    trigger: 'accepted',
    limit: days(20),
    extension: days(10),
    approvedBy: 'head of the organ',
  },
  jointDecision: {
    ...NONE,
    id: 'jointDecision',
    article: '26(2), 42(2)',
    trigger: 'accepted',
    limit: days(45),
    extension: days(15),
    approvedBy: 'head of the government at the same level',
  },
  lowerReview: {
    ...NONE,
    id: 'lowerReview',
    article: '43',
    trigger: 'accepted by the lower organ',
    limit: days(20),
  },
  delivery: {
    ...NONE,
    id: 'delivery',
    article: '44',
    trigger: 'decided approved',
    limit: days(10),
  },
  hearingRequest: {
    ...NONE,
    id: 'hearingRequest',
    article: '47',
    trigger: 'told of the right',
    limit: days(5),
  },
  hearingHold: {
    ...NONE,
    id: 'hearingHold',
    article: '47, 48',
    trigger: 'hearing requested',
    limit: days(20),
  },
  inspectionAssign: {
    ...NONE,
    id: 'inspectionAssign',
    article: '55(2)',
    trigger: 'accepted',
    limit: days(5),
  },
  renewal: {
    ...NONE,
    id: 'renewal',
    article: '50',
    trigger: 'expiry of the licence',
    limit: null,
    missed: 'deemedRenewed',
  },
} as const satisfies Readonly<Record<string, StatutoryClock>>;

/** Working days within which what is missing must be told, from receipt. */
export const CORRECTION_NOTICE_LIMIT: Amount = STATUTORY_CLOCKS.correctionNotice.limit;

/** Working days within which an approval must be delivered, from the decision. */
export const DELIVERY_LIMIT: Amount = STATUTORY_CLOCKS.delivery.limit;

/** The most working days by which a decision may be extended: 10, joint handling 15. */
export function mostExtension(joint: boolean): number {
  return (joint ? STATUTORY_CLOCKS.jointDecision : STATUTORY_CLOCKS.decision).extension.value;
}

function days(value: number): Amount {
  return { value, unit: 'workingDay' };
}
