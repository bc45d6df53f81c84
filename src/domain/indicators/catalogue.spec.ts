import { findIndicator, INDICATORS } from './catalogue.ts';

describe('the catalogue of indicators', () => {
  it('names each once', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
  });

  it('finds each by its id and nothing else', () => {
    for (const indicator of INDICATORS) expect(findIndicator(indicator.id)).toBe(indicator);

    expect(findIndicator('I-99')).toBeUndefined();
  });

  it('has one for each of the four supervised stages', () => {
    const stages = new Set(INDICATORS.map(({ stage }) => stage));

    expect([...stages]).toEqual(
      jasmine.arrayContaining(['itemOnline', 'case', 'licenceSharing', 'resultDelivery']),
    );
  });

  for (const indicator of INDICATORS) {
    const { id, numerator, denominator, kind, membership } = indicator;

    it(`${id} tells users in both languages what it is`, () => {
      for (const words of [indicator.name, indicator.explanation]) {
        expect(words.zh).toMatch(/\p{Script=Han}/u);
        expect(words.en).toMatch(/^[\x20-\x7e–—−×÷]+$/);
      }
    });

    it(`${id} has a denominator unless it is a plain count`, () => {
      expect(denominator === null).toBe(indicator.unit === 'count');
    });

    it(`${id} is a stock of items exactly when it is taken at the end of the period`, () => {
      const ofItems = numerator.from === 'items';

      expect(membership === 'periodEnd').toBe(ofItems);
      expect(kind === 'sum').toBe(!ofItems);
      expect(denominator === null || denominator.from === numerator.from).toBeTrue();
    });
  }
});
