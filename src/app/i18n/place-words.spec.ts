import { placeWords } from './place-words.ts';

describe('placeWords', () => {
  const at = { regionName: '东营市', departmentName: '市生态环境局', departmentCode: 'D1' };

  it('joins region and department, the city by its short name', () => {
    expect(placeWords(at, '·')).toBe('东营·市生态环境局');
  });

  it('does not say the region twice', () => {
    expect(placeWords({ ...at, departmentName: '东营市水利局' }, '·')).toBe('东营市水利局');
    const district = { ...at, regionName: '任城区', departmentName: '任城区财政局' };
    expect(placeWords(district, '·')).toBe('任城区财政局');
  });

  it('shows the code of an unknown department, and a place without one', () => {
    expect(placeWords({ ...at, departmentName: null }, '·')).toBe('东营·D1');
    expect(placeWords({ ...at, departmentName: null, departmentCode: null }, '·')).toBe('东营市');
  });
});
