/** A key that nothing reads and that looks like one that would be. */
export interface MisspelledKey {
  /** Where it stands, with it at the end: `scheme.indicators[0].minsample`. */
  readonly path: string;
  /** What is read there. */
  readonly meant: string;
}

const RULE_KEYS: Readonly<Record<string, readonly string[]>> = {
  linear: ['full'],
  manual: ['full'],
  thresholdSlopeFloor: ['full', 'target', 'slope', 'floor', 'direction'],
  steps: ['steps'],
  deductPerEvent: ['full', 'per', 'floor'],
  bonus: ['per', 'cap'],
  veto: ['score'],
  composite: ['children'],
};
const SCHEME_KEYS = ['indicators', 'rounding', 'ties'];
const ROUNDING_KEYS = ['rate', 'score', 'total'];
const INDICATOR_KEYS = ['id', 'name', 'weight', 'rule', 'minSample', 'naPolicy'];
const TEXT_KEYS = [
  ...['id', 'name', 'note', 'effectiveFrom', 'scheme', 'reads', 'english'],
  ...['targets', 'sizes', 'oncePerMatter'],
];
/** As deep as a scheme may be. */
const DEEPEST = 10;

/**
 * Keys of a scheme, as it was sent, that nothing reads though they look like one that is: whoever writes
 * `minsample` means it, and gets no minimum. Any other key that nobody knows may be somebody's own.
 */
export function misspelledKeys(scheme: unknown, path: string): readonly MisspelledKey[] {
  const found: MisspelledKey[] = [];
  if (!isObject(scheme)) return found;
  tell(scheme, SCHEME_KEYS, path, found);
  if (isObject(scheme['rounding'])) {
    tell(scheme['rounding'], ROUNDING_KEYS, `${path}.rounding`, found);
  }
  tellIndicators(scheme['indicators'], `${path}.indicators`, found, 1);
  return found;
}

/** The same of a version of a scheme with what its leaves read. */
export function misspelledInText(text: unknown, path: string): readonly MisspelledKey[] {
  const found: MisspelledKey[] = [];
  if (!isObject(text)) return found;
  tell(text, TEXT_KEYS, path, found);
  return [...found, ...misspelledKeys(text['scheme'], `${path}.scheme`)];
}

/** What is said of such a key. */
export function misspelledWords({ meant }: MisspelledKey): string {
  return `is not read; ${meant} is`;
}

function tellIndicators(list: unknown, path: string, found: MisspelledKey[], depth: number): void {
  if (!Array.isArray(list) || depth > DEEPEST) return;
  for (const [index, one] of (list as readonly unknown[]).entries()) {
    const at = `${path}[${index}]`;
    if (!isObject(one)) continue;
    tell(one, INDICATOR_KEYS, at, found);
    const { rule } = one;
    if (!isObject(rule) || typeof rule['type'] !== 'string') continue;
    tell(rule, ['type', ...(RULE_KEYS[rule['type']] ?? [])], `${at}.rule`, found);
    tellIndicators(rule['children'], `${at}.rule.children`, found, depth + 1);
  }
}

/** A key is taken for another one only where that one is not there. */
function tell(
  object: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
  found: MisspelledKey[],
): void {
  const absent = known.filter((key) => !Object.hasOwn(object, key));
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue;
    const meant = absent.find((other) => isLike(key, other));
    if (meant !== undefined) found.push({ path: `${path}.${key}`, meant });
  }
}

/** Whether two words differ by their writing (case, hyphens) or by a slip or two. */
function isLike(key: string, known: string): boolean {
  const [one, other] = [plain(key), plain(known)];
  if (one === other) return true;
  return slips(one, other) <= (other.length < 6 ? 1 : 2) && one.startsWith(other.charAt(0));
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[_\-\s]/g, '');
}

/** Letters that are missing, too many, another, or two that stand the other way round (Damerau). */
function slips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return 3;
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isTurned = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      next[at] = Math.min(
        (last[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
        isTurned && row > 1 && at > 1 ? (before[at - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
