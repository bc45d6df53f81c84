import { periodChoices } from './period-choices.ts';

describe('the periods to choose from', () => {
  it('are twelve months back, then quarters that have begun, then the year', () => {
    const choices = periodChoices('2026-05-10', undefined);
    expect(choices.slice(0, 2)).toEqual(['2026-05', '2026-04']);
    expect(choices.slice(12)).toEqual(['2026-Q2', '2026-Q1', '2026']);
  });

  it('hold the one of the address, however old', () => {
    expect(periodChoices('2026-05-10', '2020-01')[0]).toBe('2020-01');
  });
});
