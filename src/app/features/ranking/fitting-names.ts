/** Letters that are left of the shortest name at least. */
const LEAST_LEFT = 2;

/** What all names begin with, as departments of one province do; empty where it tells them apart. */
export function sharedPrefix(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length < 2) return '';
  const room = Math.min(...names.map((name) => name.length)) - LEAST_LEFT;
  let length = 0;
  while (length < room && names.every((name) => name[length] === first[length])) length += 1;
  // A single letter in common is chance.
  return length < 2 ? '' : first.slice(0, length);
}

/** A name without what all others begin with as well. */
export function withoutPrefix(name: string, prefix: string): string {
  return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/**
 * Names that share one place in so many letters: one as it is, two side by side, of more the first and
 * how many they are.
 */
export function fittingNames(
  names: readonly string[],
  most: number,
  others: (name: string, count: number) => string,
): string {
  const [first = '', second] = names;
  if (second === undefined) return cut(first, most);
  const pair = `${withoutSuffix(first)}、${withoutSuffix(second)}`;
  if (names.length === 2 && pair.length <= most) return pair;
  // Half of the room is for how many.
  return others(cut(withoutSuffix(first), Math.ceil(most / 2)), names.length);
}

/** A city's name without its suffix, to fit beside another. */
function withoutSuffix(name: string): string {
  return name.length > 2 ? name.replace(/市$/, '') : name;
}

function cut(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1)}…`;
}
