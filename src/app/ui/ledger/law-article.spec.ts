import { isArticle45, lawArticles } from './law-article.ts';
import type { LawArticle } from './law-article.ts';
import type { LedgerRun } from './ledger-run.ts';

const run = (facts: Partial<LedgerRun>): LedgerRun => ({
  kind: 'counted',
  from: '2026-09-18',
  to: '2026-09-18',
  days: 1,
  workDays: 1,
  counted: 0,
  first: null,
  last: null,
  over: null,
  due: false,
  ahead: false,
  begins: null,
  name: null,
  reason: null,
  ...facts,
});

interface Row {
  readonly why: string;
  readonly facts: Partial<LedgerRun>;
  readonly kind: Parameters<typeof lawArticles>[1];
  readonly working: boolean;
  readonly articles: readonly LawArticle[];
}

const rows: readonly Row[] = [
  {
    why: 'the trigger day never counts',
    facts: { kind: 'trigger' },
    kind: 'statutory',
    working: true,
    articles: ['civilCode201'],
  },
  {
    why: 'the first day of the statutory clock names its limit and its unit',
    facts: { begins: 'count' },
    kind: 'statutory',
    working: true,
    articles: ['licensing42', 'licensing82'],
  },
  {
    why: 'a commitment rests on the service guide',
    facts: { begins: 'count' },
    kind: 'commitment',
    working: true,
    articles: ['serviceGuide', 'licensing82'],
  },
  {
    why: 'delivery has its own article',
    facts: { due: true },
    kind: 'delivery',
    working: true,
    articles: ['licensing44'],
  },
  {
    why: 'a due day in natural days may move off a rest day',
    facts: { due: true },
    kind: null,
    working: false,
    articles: ['civilCode203'],
  },
  {
    why: 'days in the middle need no article',
    facts: {},
    kind: 'statutory',
    working: true,
    articles: [],
  },
  {
    why: 'expert review stops the statutory clock',
    facts: { kind: 'suspended', reason: 'expertReview' },
    kind: 'statutory',
    working: true,
    articles: ['licensing45'],
  },
  {
    why: 'a correction is not a reason of article 45',
    facts: { kind: 'suspended', reason: 'correction' },
    kind: 'commitment',
    working: true,
    articles: [],
  },
  {
    why: 'counting resumes by the same article',
    facts: { begins: 'resumption', reason: 'hearing' },
    kind: 'statutory',
    working: true,
    articles: ['licensing45'],
  },
  {
    why: 'make-up days come from the notice of holidays',
    facts: { kind: 'makeUpDay', first: 2 },
    kind: 'statutory',
    working: true,
    articles: ['holidayNotice'],
  },
];

describe('lawArticles', () => {
  for (const row of rows) {
    it(row.why, () => {
      expect(lawArticles(run(row.facts), row.kind, row.working)).toEqual(row.articles);
    });
  }
});

describe('isArticle45', () => {
  it('reads the reason however it is cased', () => {
    expect(
      ['EXPERT_REVIEW', 'expert-review', 'expertReview', 'HEARING'].every(isArticle45),
    ).toBeTrue();
    expect(isArticle45('publicity')).toBeFalse();
  });
});
