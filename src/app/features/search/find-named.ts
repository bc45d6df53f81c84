import { pinyinInitials } from '../../platform/pinyin-initials.ts';

/** Something with a name and a code: a department or a region. */
interface Named {
  readonly code: string;
  readonly name: string;
}

/** The first of what was found, and how many there are in all. */
interface FoundNamed<T> {
  readonly shown: readonly T[];
  readonly total: number;
}

/**
 * What bears the text in its name or code, or begins with it in pinyin initials: first those whose name
 * begins with it, then in the order given.
 */
export function findNamed<T extends Named>(
  named: readonly T[],
  text: string,
  atMost: number,
): FoundNamed<T> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { shown: [], total: 0 };
  const found = named.filter(
    ({ code, name }) =>
      name.toLowerCase().includes(wanted) ||
      code.toLowerCase().startsWith(wanted) ||
      (LETTERS.test(wanted) && pinyinInitials(name).startsWith(wanted)),
  );
  const first = found.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const rest = found.filter(({ name }) => !name.toLowerCase().startsWith(wanted));
  return { shown: [...first, ...rest].slice(0, atMost), total: found.length };
}

/** Initials of thousands of names take a while: only letters can be some. */
const LETTERS = /^[a-z]+$/u;
