import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { ReadSide } from '../read-side.ts';
import type { RecordRow } from '../store/store-rows.ts';

/** Kind of the records that drafts of surveys are; the key is the number that the survey will have. */
export const DRAFT_RECORD = 'surveyDraft';

const AT_ONCE = 200;

/** A draft as it is kept. */
export interface KeptDraft {
  readonly draft: SurveyDraft;
  readonly savedAt: string;
  readonly savedBy: string;
}

/** A draft with the version of its record. */
export interface FoundDraft extends KeptDraft {
  readonly no: string;
  readonly version: number;
}

/** A draft of this number; undefined where there is none, also once its survey is published. */
export async function findDraft(side: ReadSide, no: string): Promise<FoundDraft | undefined> {
  if (side.book.configuration.findSurvey(no) !== undefined) return undefined;
  const record = await side.store.desk.findRecord(DRAFT_RECORD, no);
  return record && foundOf(record);
}

/** All drafts, in the order of their numbers. */
export async function allDrafts(side: ReadSide): Promise<readonly FoundDraft[]> {
  const drafts: FoundDraft[] = [];
  for (let after = ''; ;) {
    const rows = await side.store.desk.listRecords(DRAFT_RECORD, '', after, AT_ONCE);
    const last = rows.at(-1);
    if (last === undefined) return drafts;
    // A stop between publishing a survey and taking its draft away leaves the draft behind.
    const left = rows.filter(({ key }) => side.book.configuration.findSurvey(key) === undefined);
    drafts.push(...left.map(foundOf));
    after = last.key;
  }
}

/** Without letters and digits that are taken for one another when somebody types the address. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** A million a day, and a number that is taken is not given again. */
const LENGTH = 4;

/** A number for a survey that begins to be written: `DC-20261123-K7MP`, from 调查. */
export function newSurveyNo({ calendar }: ReadSide, now: number): string {
  const random = crypto.getRandomValues(new Uint8Array(LENGTH));
  const letters = Array.from(random, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
  return `DC-${formatDay(dayAt(calendar, now)).replaceAll('-', '')}-${letters}`;
}

function foundOf({ key, body, version }: RecordRow): FoundDraft {
  return { no: key, version, ...(JSON.parse(body) as KeptDraft) };
}
