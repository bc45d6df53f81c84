import { regionOptions } from './region-options.ts';

function region(code: string, parent: string | null) {
  return { code, name: `${code}名`, parent, level: 1 };
}

const REGIONS = [
  region('37', null),
  region('3701', '37'),
  region('3702', '37'),
  region('370102', '3701'),
  region('370102001', '370102'),
];

describe('the regions that a survey may ask', () => {
  const shown = (chosen: string) =>
    regionOptions(REGIONS, chosen).map(({ code, depth }) => `${depth} ${code}`);

  it('stand with their parts behind them, down to counties', () => {
    expect(shown('37')).toEqual(['0 37', '1 3701', '2 370102', '1 3702']);
  });

  it('begin with those that the reader sees, whatever lies around them', () => {
    const options = regionOptions(REGIONS.slice(3), '370102');
    expect(options.map(({ code, depth }) => `${depth} ${code}`)).toEqual([
      '0 370102',
      '1 370102001',
    ]);
  });

  it('hold the one that is chosen, however deep it lies or unknown it is', () => {
    expect(shown('370102001')).toContain('3 370102001');
    expect(shown('none')[0]).toBe('0 none');
  });
});
