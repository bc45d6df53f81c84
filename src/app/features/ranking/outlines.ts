import outlines from '#domain/reference/outlines.json' with { type: 'json' };

/** Outlines of the cities, from the map that Apache ECharts 4.9 carried (Apache-2.0). */
export const OUTLINES = outlines;
