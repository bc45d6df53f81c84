import type { CommitDraft } from './commit-draft.ts';
import { itemVersions } from './item-versions.ts';
import type { StoredBatches } from '../store/store-batches.ts';
import type { ReferenceRow } from '../store/store-rows.ts';
import { surveyRecordOf } from './survey-records.ts';

type Told = Omit<ReferenceRow, 'no'>;

const RECORDING = /^(item\.|survey\.(published|closed)$)/;

/** Whether an event of a type may record reference data. */
export function recordsReference(type: string): boolean {
  return RECORDING.test(type);
}

/** The reference data that events told: versions of items, and surveys as all their events have them. */
export async function toldRecords(
  draft: CommitDraft,
  { itemEvents, touched }: Pick<StoredBatches, 'itemEvents' | 'touched'>,
): Promise<readonly Told[]> {
  const { calendar, findSurvey } = draft.book.configuration;
  const recordedAt = draft.now;
  const rows = (await itemVersions(draft, itemEvents)).map((record): Told => {
    return { kind: 'item', code: record.code, recordedAt, data: JSON.stringify(record) };
  });
  for (const { key } of touched) {
    if (key.kind !== 'survey') continue;
    const { no } = key;
    const told = surveyRecordOf(no, draft.eventsOf(key), findSurvey(no), calendar);
    if (told === undefined) continue;
    rows.push({ kind: 'survey', code: no, recordedAt, data: JSON.stringify(told) });
  }
  return rows;
}
