/** What makes a JSON value unfit to be kept, and where. */
export interface Unsafe {
  readonly path: string;
  readonly message: string;
}

// A source's nesting is 3 or 4 deep; 16 leaves room and keeps every walk short (`reliability.md`).
const DEEPEST = 16;
const MOST_VALUES = 5000;
const LONGEST_TEXT = 65_536;
const LONGEST_KEY = 256;

/** What is still allowed while one value is walked. */
interface Budget {
  values: number;
}

/**
 * Looks for what must not be stored: text with NUL or half a character (PostgreSQL and UTF-8 refuse
 * them), keys that reach an object's prototype, nesting and size beyond any honest event, and what
 * is no JSON at all. Total: answers for every value, also a cyclic one.
 */
export function findUnsafe(value: unknown, path: string): Unsafe | undefined {
  return walk(value, path, 0, { values: MOST_VALUES });
}

/** Whether a text may be kept. */
export function isSafeText(text: string): boolean {
  // Well formed: no half of a surrogate pair.
  return text.isWellFormed() && !text.includes('\u0000');
}

function walk(value: unknown, path: string, depth: number, budget: Budget): Unsafe | undefined {
  budget.values -= 1;
  if (budget.values < 0) return { path, message: `an event has at most ${MOST_VALUES} values` };
  switch (typeof value) {
    case 'string':
      return unsafeText(value, path);
    case 'number':
      return Number.isFinite(value) ? undefined : { path, message: 'a number must be finite' };
    case 'boolean':
      return undefined;
    case 'object':
      if (value === null) return undefined;
      if (depth >= DEEPEST) return { path, message: `an event is at most ${DEEPEST} levels deep` };
      return Array.isArray(value)
        ? walkList(value, path, depth, budget)
        : walkObject(value, path, depth, budget);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      return { path, message: 'this is no JSON value' };
  }
}

function unsafeText(text: string, path: string): Unsafe | undefined {
  if (text.length > LONGEST_TEXT) {
    return { path, message: `a text has at most ${LONGEST_TEXT} characters` };
  }
  if (isSafeText(text)) return undefined;
  return { path, message: 'a text must not hold NUL or half of a surrogate pair' };
}

function walkList(
  list: readonly unknown[],
  path: string,
  depth: number,
  budget: Budget,
): Unsafe | undefined {
  for (let index = 0; index < list.length; index += 1) {
    const unsafe = walk(list[index], path, depth + 1, budget);
    if (unsafe !== undefined) return { ...unsafe, path: within(path, `[${index}]`, unsafe.path) };
  }
  return undefined;
}

function walkObject(
  value: object,
  path: string,
  depth: number,
  budget: Budget,
): Unsafe | undefined {
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return { path, message: 'a field must not be named __proto__' };
    if (key.length > LONGEST_KEY || !isSafeText(key)) {
      return { path, message: `a field's name has at most ${LONGEST_KEY} characters, without NUL` };
    }
    const field = (value as Readonly<Record<string, unknown>>)[key];
    // A field of our own readers that is undefined is absent, as JSON would write it.
    if (field === undefined) continue;
    const unsafe = walk(field, path, depth + 1, budget);
    if (unsafe !== undefined) return { ...unsafe, path: within(path, `.${key}`, unsafe.path) };
  }
  return undefined;
}

/** Paths are put together on the way back only, so that a good event costs no text. */
function within(path: string, step: string, found: string): string {
  return `${path}${step}${found.slice(path.length)}`;
}
