import {
  CORRECTION_NOTICE_LIMIT,
  DELIVERY_LIMIT,
  mostExtension,
  STATUTORY_CLOCKS,
} from './statutory-clocks.ts';

describe('periods of the Administrative Licensing Law', () => {
  const rows: readonly {
    id: keyof typeof STATUTORY_CLOCKS;
    article: string;
    days: number | null;
  }[] = [
    { id: 'correctionNotice', article: '32(1)(4)', days: 5 },
    { id: 'notRequired', article: '32(1)(1)-(2)', days: null },
    { id: 'decision', article: '42(1)', days: 20 },
    { id: 'jointDecision', article: '26(2), 42(2)', days: 45 },
    { id: 'lowerReview', article: '43', days: 20 },
    { id: 'delivery', article: '44', days: 10 },
    { id: 'hearingRequest', article: '47', days: 5 },
    { id: 'hearingHold', article: '47, 48', days: 20 },
    { id: 'inspectionAssign', article: '55(2)', days: 5 },
    { id: 'renewal', article: '50', days: null },
  ];
  for (const { id, article, days } of rows) {
    it(`article ${article}: ${id} ${days === null ? 'names no number of days' : `within ${days} working days`}`, () => {
      const clock = STATUTORY_CLOCKS[id];
      expect(clock.article).toBe(article);
      expect(clock.limit?.value ?? null).toBe(days);
      expect(clock.limit?.unit ?? 'workingDay').toBe('workingDay');
    });
  }

  it('are all of these and no more', () => {
    expect(Object.keys(STATUTORY_CLOCKS)).toEqual(rows.map(({ id }) => id));
  });

  it('extend a decision by 10 working days, a joint one by 15', () => {
    expect(mostExtension(false)).toBe(10);
    expect(mostExtension(true)).toBe(15);
  });

  it('give the two clocks that every case has', () => {
    expect(CORRECTION_NOTICE_LIMIT).toEqual({ value: 5, unit: 'workingDay' });
    expect(DELIVERY_LIMIT).toEqual({ value: 10, unit: 'workingDay' });
  });

  it('tell what follows from silence', () => {
    expect(STATUTORY_CLOCKS.correctionNotice.missed).toBe('deemedAccepted');
    expect(STATUTORY_CLOCKS.renewal.missed).toBe('deemedRenewed');
    expect(STATUTORY_CLOCKS.decision.missed).toBeNull();
  });
});
