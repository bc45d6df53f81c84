/**
 * Canonical JSON of RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript writes them,
 * no white space. Absent fields (undefined) are left out as in `JSON.stringify`.
 *
 * @throws {RangeError} a number that is not finite, or a value that is no JSON: decoded events hold neither
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError('a number that is not finite is no JSON');
      return JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? canonicalList(value) : canonicalObject(value);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw new RangeError(`a ${typeof value} is no JSON`);
  }
}

function canonicalList(list: readonly unknown[]): string {
  return `[${list.map(canonicalJson).join(',')}]`;
}

function canonicalObject(value: object): string {
  const fields: string[] = [];
  // The default order of sort is by code units, which is what the RFC asks for.
  for (const key of Object.keys(value).sort()) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${canonicalJson(field)}`);
  }
  return `{${fields.join(',')}}`;
}
