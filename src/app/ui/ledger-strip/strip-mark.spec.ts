import { placeMarks } from './strip-mark.ts';
import type { StripMark } from './strip-mark.ts';

const columns = Array.from(
  { length: 30 },
  (_empty, index) => `2026-11-${String(index + 1).padStart(2, '0')}`,
);
const at = (dayOfMonth: string, text: string): StripMark => ({
  date: `2026-11-${dayOfMonth}`,
  text,
  look: 'event',
});

describe('placeMarks', () => {
  it('keeps marks far apart in one lane', () => {
    const placed = placeMarks([at('05', '受理'), at('20', '办结')], columns, 18);
    expect(placed.map((mark) => mark.lane)).toEqual([0, 0]);
    expect(placed.map((mark) => mark.column)).toEqual([4, 19]);
  });

  it('moves a mark that would touch its neighbour into the next lane', () => {
    const placed = placeMarks(
      [at('05', '预警预警'), at('06', '黄牌'), at('12', '催办')],
      columns,
      18,
    );
    expect(placed.map((mark) => mark.lane)).toEqual([0, 1, 0]);
  });

  it('says a repeated mark of one day once, with its number', () => {
    const placed = placeMarks([at('05', '催办'), at('05', '催办')], columns, 18);
    expect(placed.map((mark) => mark.text)).toEqual(['催办 ×2']);
  });

  it('says the events of one day together, its cards apart', () => {
    const card: StripMark = { ...at('05', '黄牌'), look: 'yellow' };
    const placed = placeMarks([at('05', '收件'), card, at('05', '受理')], columns, 18);
    expect(placed.map((mark) => [mark.text, mark.lane])).toEqual([
      ['收件·受理', 0],
      ['黄牌', 1],
    ]);
  });

  it('turns marks at the edges inwards', () => {
    const placed = placeMarks([at('01', '受理'), at('30', '今天')], columns, 18);
    expect(placed.map((mark) => mark.anchor)).toEqual(['start', 'end']);
  });

  it('leaves out what lies outside the columns', () => {
    expect(placeMarks([{ ...at('05', '受理'), date: '2026-12-01' }], columns, 18)).toEqual([]);
  });
});
