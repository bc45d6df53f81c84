import { cityOfPoint } from './city-of-point.ts';

describe('the city of a point', () => {
  // Seats of governments, to the minute.
  const rows: readonly (readonly [place: string, lat: number, long: number, code: string])[] = [
    ['济南', 36.65, 117.12, '370100'],
    ['莱芜, which is of 济南 since 2019', 36.21, 117.67, '370100'],
    ['青岛', 36.07, 120.38, '370200'],
    ['淄博', 36.81, 118.05, '370300'],
    ['枣庄', 34.81, 117.32, '370400'],
    ['东营', 37.43, 118.67, '370500'],
    ['烟台', 37.46, 121.45, '370600'],
    ['潍坊', 36.71, 119.16, '370700'],
    ['济宁', 35.41, 116.59, '370800'],
    ['泰安', 36.2, 117.09, '370900'],
    ['威海', 37.51, 122.12, '371000'],
    ['日照', 35.42, 119.53, '371100'],
    ['临沂', 35.1, 118.36, '371300'],
    ['德州', 37.43, 116.36, '371400'],
    ['聊城', 36.46, 115.99, '371500'],
    ['滨州', 37.38, 117.97, '371600'],
    ['菏泽', 35.23, 115.48, '371700'],
  ];
  for (const [place, lat, long, code] of rows) {
    it(`is told: ${place}`, () => {
      expect(cityOfPoint({ lat, long })).toBe(code);
    });
  }

  const unknown: readonly (readonly [where: string, lat: number, long: number])[] = [
    ['in another province', 34.75, 113.63],
    ['at sea', 36, 122],
    ['on the other side of the globe', -36.65, -117.12],
    ['at nothing', 0, 0],
  ];
  for (const [where, lat, long] of unknown) {
    it(`is unknown ${where}`, () => {
      expect(cityOfPoint({ lat, long })).toBeUndefined();
    });
  }
});
