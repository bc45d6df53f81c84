import { nearnessOf } from './nearest-region.ts';

describe('how near a region’s rule is', () => {
  const PATH = '370000/370100/370102/';
  const rows: readonly (readonly [
    rule: string,
    region: string | null,
    nearness: number | undefined,
  ])[] = [
    ['grows from the root down', '370000', 0],
    ['is the most for the region itself', '370102', 2],
    ['is the least for a rule of everywhere', null, -1],
    ['is none for a region beside the path', '370200', undefined],
    ['is none for a region below the path', '370102001', undefined],
    ['is none for a code that is only the beginning of one', '3701', undefined],
  ];
  for (const [rule, region, nearness] of rows) {
    it(rule, () => {
      expect(nearnessOf(region, PATH)).toBe(nearness);
    });
  }
});
