/** An invented county: a square of degrees, its south-west corner and its side. */
export interface Square {
  readonly code: string;
  readonly long: number;
  readonly lat: number;
  readonly side?: number;
}

/** Counties of 济南 and 青岛 as squares, side by side within their city. */
export const SQUARES: readonly Square[] = [
  { code: '370102', long: 117, lat: 36.6 },
  { code: '370103', long: 117.1, lat: 36.6 },
  { code: '370202', long: 120.3, lat: 36 },
];

/** A GeoJSON feature of a square. */
export function squareFeature({ code, long, lat, side = 0.1 }: Square) {
  const [east, north] = [round(long + side), round(lat + side)];
  return {
    type: 'Feature',
    properties: { adcode: Number(code), name: `第${code}号` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [long, lat],
          [east, lat],
          [east, north],
          [long, north],
          [long, lat],
        ],
      ],
    },
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
