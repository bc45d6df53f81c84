/** The features of what a GeoJSON file holds, a collection or features alone, each with the licence of the file. */
export function featuresOf(rows: readonly unknown[], licence: string): readonly unknown[] {
  return rows
    .flatMap((row) => (isCollection(row) ? row.features : [row]))
    .map((feature) =>
      typeof feature === 'object' && feature !== null ? { ...feature, licence } : feature,
    );
}

function isCollection(row: unknown): row is { readonly features: readonly unknown[] } {
  return (
    typeof row === 'object' &&
    row !== null &&
    'features' in row &&
    Array.isArray(row.features) &&
    'type' in row &&
    row.type === 'FeatureCollection'
  );
}
