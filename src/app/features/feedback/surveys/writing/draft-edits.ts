import type { DraftQuestion } from '#domain/feedback/survey-draft.ts';

type Kind = DraftQuestion['kind'];
type Option = DraftQuestion['options'][number];

const NO_OPTIONS = 2;

/** A question of a kind that nobody has written yet, behind those that there are. */
export function withQuestion(
  questions: readonly DraftQuestion[],
  kind: Kind,
): readonly DraftQuestion[] {
  const id = freeName(
    'q',
    questions.map((one) => one.id),
  );
  const options = Array.from({ length: NO_OPTIONS }, (_, at) => ({
    code: `o${at + 1}`,
    title: '',
  }));
  const asked = { id, kind, title: '', required: true, from: 1, to: 5, options, several: false };
  return [...questions, asked];
}

/**
 * What is done to a list. It is applied to the list as it stands then: the one on the page may be a key
 * behind, and a change made from that one would take the key back.
 */
export type ListEdit<T> = (list: readonly T[]) => readonly T[];

/** The same list with one of it changed. */
export function changedAt<T>(list: readonly T[], place: number, change: Partial<T>): readonly T[] {
  return list.map((one, at) => (at === place ? { ...one, ...change } : one));
}

/** The same list without one of it. */
export function without<T>(list: readonly T[], place: number): readonly T[] {
  return list.filter((_, at) => at !== place);
}

/** The same list with one of it a step further up or down; as it is at either end. */
export function moved<T>(list: readonly T[], place: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[place], list[place + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, at) => (at === place ? other : at === place + by ? one : each));
}

/** One more option, under a code that none of them has. */
export function withOption(options: readonly Option[]): readonly Option[] {
  const code = freeName(
    'o',
    options.map((one) => one.code),
  );
  return [...options, { code, title: '' }];
}

/** What was taken away leaves its name free, and nothing was answered under it yet. */
function freeName(letter: string, taken: readonly string[]): string {
  for (let no = 1; ; no += 1) {
    const name = `${letter}${no}`;
    if (!taken.includes(name)) return name;
  }
}
