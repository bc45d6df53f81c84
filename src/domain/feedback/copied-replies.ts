import type { Instant } from '../time/limit.ts';
import type { GamingSign } from './sign-of-gaming.ts';
import { tallyOf } from './sign-tally.ts';
import type { SignTally } from './sign-tally.ts';

/** What of an answer is compared. */
export interface ReplyTrace {
  /** Number of the ticket. */
  readonly no: string;
  readonly at: Instant;
  readonly departmentCode: string;
  /** Mark of its text. */
  readonly mark: string;
}

/**
 * So many callers with the same words from one department are asked about. Templates are meant to be
 * filled in, and what they are filled with differs; the figure is this product's own.
 */
const AT_LEAST = 20;

/** Tickets that one department answered word for word alike, gathered one by one in any order. */
export class CopiedReplies {
  readonly #departments = new Map<string, Map<string, SignTally>>();

  /** @param reply one of a ticket; of several in the same words of one ticket only one is to be added. */
  add(reply: ReplyTrace): void {
    const { departmentCode, mark } = reply;
    const texts = this.#departments.get(departmentCode) ?? new Map<string, SignTally>();
    this.#departments.set(departmentCode, texts);
    tallyOf(texts, mark).add(reply);
  }

  /** A sign for each text that was sent so often. */
  get signs(): readonly GamingSign[] {
    const what = { kind: 'copiedReply', by: 'words', expected: AT_LEAST - 1 } as const;
    const signs: GamingSign[] = [];
    for (const [departmentCode, texts] of this.#departments) {
      for (const [mark, tally] of texts) {
        if (tally.count < AT_LEAST) continue;
        signs.push(tally.sign({ ...what, key: `${departmentCode} ${mark}`, departmentCode }));
      }
    }
    return signs;
  }
}
