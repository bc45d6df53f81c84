import { ALWAYS } from '../time/in-force.ts';
import type { Amount } from '../time/limit.ts';
import type { CardRule, CardRuleSet } from './card-rule.ts';

const ONE_DAY: Amount = { value: 1, unit: 'workingDay' };
const TWO_DAYS: Amount = { value: 2, unit: 'workingDay' };

const TIME = { category: 'time' } as const;

/**
 * Cards of cases, school B of `domain.md` 2.1: a warning one working day before the committed end
 * (a commitment of a day would warn from its first hour and is spared), yellow over the
 * commitment, red over the statutory limit or when a yellow stays unexplained. A warning is no fault.
 */
export const APPROVAL_DEFAULT: CardRuleSet = {
  ...ALWAYS,
  id: 'APPROVAL_DEFAULT',
  rules: [
    {
      ...TIME,
      id: 'commitmentSoon',
      clock: 'commitment',
      level: 'warning',
      when: { type: 'remaining', atMost: ONE_DAY, exceptLimit: ONE_DAY },
      fault: false,
    },
    over('commitmentOver', 'commitment', 'yellow'),
    {
      ...TIME,
      id: 'commitmentUnexplained',
      clock: 'commitment',
      level: 'red',
      when: { type: 'unexplained', level: 'yellow', since: TWO_DAYS },
      fault: true,
    },
    over('statutoryOver', 'statutory', 'red'),
    over('correctionNoticeOver', 'correctionNotice', 'yellow'),
    over('stepOver', 'step', 'yellow'),
    over('deliveryOver', 'delivery', 'yellow'),
  ],
};

/** Of whoever answers for a bad review; a contact within a day would be warned of from its first hour. */
const OF_BAD_REVIEWS: readonly CardRule[] = [
  over('contactOver', 'contact', 'yellow'),
  {
    ...TIME,
    id: 'rectificationSoon',
    clock: 'rectification',
    level: 'yellow',
    when: { type: 'remaining', atMost: ONE_DAY },
    fault: false,
  },
  over('rectificationOver', 'rectification', 'red'),
  over('appealOver', 'appeal', 'yellow'),
  {
    id: 'dissatisfiedAfterRectification',
    clock: 'rectification',
    level: 'yellow',
    category: 'content',
    when: { type: 'finding', code: 'dissatisfiedAfterRectification' },
    fault: true,
  },
];

/**
 * Cards of tickets and bad reviews, school A (Shandong's provincial hotline, 2017): yellow one working
 * day before the end without a result, red after it. Whoever is dissatisfied with the fix as well gives
 * rise to one, on which an order 督办 may follow.
 */
export const SD_HOTLINE: CardRuleSet = {
  ...ALWAYS,
  id: 'SD_HOTLINE',
  rules: [
    {
      ...TIME,
      id: 'closeSoon',
      clock: 'close',
      level: 'yellow',
      when: { type: 'remaining', atMost: ONE_DAY },
      fault: false,
    },
    over('closeOver', 'close', 'red'),
    ofTicket('dissatisfiedAtCallBack', 'yellow'),
    ofTicket('dissatisfiedAfterRehandling', 'red'),
    ...OF_BAD_REVIEWS,
  ],
};

/**
 * Cards for other faults than time (`domain.md` 2.3): refusal without a reason, fee without its
 * standard, one officer accepting and approving. A finding is a question, so this set is not in
 * force anywhere by default; a province that wants such cards puts it in force.
 */
export const PROCESS_DEFAULT: CardRuleSet = {
  ...ALWAYS,
  id: 'PROCESS_DEFAULT',
  rules: [
    ofFinding('refusalWithoutReason', 'content', 'yellow'),
    ofFinding('feeWithoutStandard', 'fee', 'yellow'),
    ofFinding('secondCorrectionNotice', 'process', 'yellow'),
    ofFinding('sameOfficer', 'integrity', 'warning'),
    ofFinding('suspendedAtLastMoment', 'integrity', 'warning'),
    ofFinding('reportedLate', 'data', 'warning'),
  ],
};

/** The sets that apply unless an administrator says otherwise. */
export const CARD_RULES: readonly CardRuleSet[] = [APPROVAL_DEFAULT, SD_HOTLINE];

function over(id: string, clock: CardRule['clock'], level: CardRule['level']): CardRule {
  return { ...TIME, id, clock, level, when: { type: 'over' }, fault: true };
}

/** What a caller says of the work done for him: an order 督办 may follow (`domain.md` 2.4). */
function ofTicket(code: string, level: CardRule['level']): CardRule {
  const when = { type: 'finding', code } as const;
  return { id: code, clock: 'close', level, category: 'content', when, fault: true };
}

function ofFinding(
  code: string,
  category: CardRule['category'],
  level: CardRule['level'],
): CardRule {
  const when = { type: 'finding', code } as const;
  return { id: code, clock: 'statutory', level, category, when, fault: level !== 'warning' };
}
