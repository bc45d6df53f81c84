import matters from './matters.json' with { type: 'json' };
import type { Random } from '../random.ts';

/** Something that people call about, with the words of both sides; `{road}` and the like are places. */
export interface Matter {
  readonly category: string;
  readonly kind: string;
  /** Line of the department that handles it. */
  readonly line: string;
  readonly title: string;
  readonly texts: readonly string[];
  /** To each text its answer. */
  readonly replies: readonly string[];
  /** Why a department sends it back. */
  readonly wrong: string;
  /** Whether it is about a case. */
  readonly ofCase?: boolean | undefined;
}

const WEIGHED = matters.map((matter): readonly [Matter, number] => [matter, matter.weight]);
const OF_A_CASE = matters.filter(({ ofCase }) => ofCase === true);

/** What somebody calls about. */
export function pickMatter(random: Random): Matter {
  return random.weighted(WEIGHED);
}

/** What somebody calls about whose case is not done. */
export function pickMatterOfCase(random: Random): Matter {
  return random.pick<Matter>(OF_A_CASE);
}

/** What people call one line of departments about. */
export function pickMatterOfLine(random: Random, line: string): Matter {
  return random.pick<Matter>(matters.filter((matter) => matter.line === line));
}

/** What a ticket with this title is about; the first there is where nobody can tell. */
export function findMatter(title: string): Matter {
  const found: Matter | undefined =
    matters.find((matter) => title.endsWith(matter.title.replace(/^.*\}/u, ''))) ?? matters[0];
  if (found === undefined) throw new Error('there is nothing that people call about');
  return found;
}
