import type { EventData } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';

/** How somebody who was called back finds the fix: 满意, 基本满意, 不满意. */
export type Satisfaction = 'satisfied' | 'basicallySatisfied' | 'dissatisfied';

const WORDS: Readonly<Record<string, Satisfaction>> = {
  satisfied: 'satisfied',
  basicallySatisfied: 'basicallySatisfied',
  dissatisfied: 'dissatisfied',
  满意: 'satisfied',
  基本满意: 'basicallySatisfied',
  不满意: 'dissatisfied',
};

/**
 * What a call-back says about satisfaction: `satisfied` as a truth value or a word, else `result` as
 * a word. Null where it says nothing that is known, and where nobody was reached.
 */
export function readSatisfaction(data: EventData): Satisfaction | null {
  if (data['reached'] === false) return null;
  const { satisfied } = data;
  if (typeof satisfied === 'boolean') return satisfied ? 'satisfied' : 'dissatisfied';
  const word = textOf(data, 'satisfied') ?? textOf(data, 'result');
  return word !== null && Object.hasOwn(WORDS, word) ? (WORDS[word] ?? null) : null;
}
