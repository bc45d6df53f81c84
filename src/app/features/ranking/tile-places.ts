/** A city's hexagon: its column, by halves, and its row. */
export interface TilePlace {
  readonly column: number;
  readonly row: number;
  /** Without the suffix, to fit. */
  readonly name: string;
}

/** Cities of Shandong where one looks for them; each has the same area. */
export const TILE_PLACES: Readonly<Record<string, TilePlace>> = {
  '371400': { column: 0.5, row: 0, name: '德州' },
  '371600': { column: 1.5, row: 0, name: '滨州' },
  '370500': { column: 2.5, row: 0, name: '东营' },
  '370600': { column: 4.5, row: 0, name: '烟台' },
  '371000': { column: 5.5, row: 0, name: '威海' },
  '371500': { column: 0, row: 1, name: '聊城' },
  '370100': { column: 1, row: 1, name: '济南' },
  '370300': { column: 2, row: 1, name: '淄博' },
  '370700': { column: 3, row: 1, name: '潍坊' },
  '370200': { column: 4, row: 1, name: '青岛' },
  '370900': { column: 1.5, row: 2, name: '泰安' },
  '371300': { column: 2.5, row: 2, name: '临沂' },
  '371100': { column: 3.5, row: 2, name: '日照' },
  '371700': { column: 0, row: 3, name: '菏泽' },
  '370800': { column: 1, row: 3, name: '济宁' },
  '370400': { column: 2, row: 3, name: '枣庄' },
};
