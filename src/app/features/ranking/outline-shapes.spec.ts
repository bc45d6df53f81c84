import { outlineSheet } from './outline-shapes.ts';

const SQUARE = 'l1000 0 0 1000 -1000 0z';
const VIEW = {
  ...{ width: 4800, height: 1000, licences: ['示例'] },
  items: [
    { code: '370102', name: '历下区', parent: '370100', path: `M0 0${SQUARE}` },
    { code: '370103', name: '市中区', parent: '370100', path: `M1000 0${SQUARE}` },
    { code: '370202', name: '市南区', parent: '370200', path: 'M4780 0l20 0 0 1000 -20 0z' },
  ],
};
const value = (unit: string, text: string | null) => ({ unit, text });

describe('the sheet of an outline map', () => {
  it('holds the regions that have a value, and just as much room as they need', () => {
    const { box, shapes } = outlineSheet(VIEW, [value('370103', '98.00'), value('370999', '1.00')]);
    expect(shapes.map((shape) => shape.value.unit)).toEqual(['370103']);
    expect(box).toBe('990 -10 1020 1020');
  });

  it('prints a value where the outline has room for it, and none where it has not', () => {
    const values = [value('370102', '98.00'), value('370103', null), value('370202', '97.00')];
    const { shapes } = outlineSheet(VIEW, values);
    expect(shapes.map(({ label }) => label?.x)).toEqual([500, undefined, undefined]);
  });

  it('prints larger on the part that is looked at by itself', () => {
    const all = outlineSheet(VIEW, [value('370102', '98.00'), value('370202', '97.00')]);
    const part = outlineSheet(VIEW, [value('370102', '98.00')]);
    expect(part.textSize / 1020).toBeCloseTo(all.textSize / 4896, 4);
  });
});
