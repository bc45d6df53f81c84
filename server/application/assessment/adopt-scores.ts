import type { ManualScore } from '#contract/scheme-view.ts';
import { parseInstant } from '#domain/time/parse-instant.ts';
import type { Desk } from '../store/desk.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import type { Writer } from '../writer/writer.ts';
import { addDecision } from './act-on-score.ts';
import { scoreKeyOf } from './score-body.ts';

/** Kind of records that scores of persons were kept in before they were events. */
const SCORE_RECORD = 'score';
const RECORDS_AT_ONCE = 100;
/** Stands for who entered what was confirmed, where only the next entry was kept. */
const NOT_KEPT = 'unknown';

type Kept = Omit<ManualScore, 'version'>;

/** Makes events of the scores that an earlier version kept as records; these go with it. */
export async function adoptScores(writer: Writer, desk: Pick<Desk, 'listRecords'>): Promise<void> {
  while ((await desk.listRecords(SCORE_RECORD, '', '', 1)).length > 0) {
    await writer.commit(async (draft, sweptBefore) => {
      const rows = await draft.inside.desk.listRecords(SCORE_RECORD, '', '', RECORDS_AT_ONCE);
      const scores = rows.map(({ body }) => JSON.parse(body) as Kept);
      const keys = scores.map(scoreKeyOf);
      await draft.open(keys);
      for (const score of scores) await adoptScore(draft, score);
      for (const key of keys) await draft.settle(key, { silent: true, sweptBefore });
      for (const { kind, key, version } of rows) {
        await draft.inside.desk.writeRecord({ kind, key, body: null, before: version });
      }
    }, 'alone');
  }
}

async function adoptScore(draft: CommitDraft, kept: Kept): Promise<void> {
  const { period, scheme, indicator, unit, evidence } = kept;
  const place = { period, scheme, indicator, unit };
  const enter = (score: string, by: string, at: string) =>
    addDecision(draft, place, {
      type: 'score.entered',
      data: { ...place, score, evidence, by },
      time: instantOf(at, draft),
    });
  const { score, pending, enteredBy, enteredAt, confirmedBy, confirmedAt } = kept;
  if (score !== null && confirmedBy !== null && confirmedAt !== null) {
    const isLast = pending === null;
    await enter(score, isLast ? enteredBy : NOT_KEPT, isLast ? enteredAt : confirmedAt);
    await addDecision(draft, place, {
      type: 'score.confirmed',
      data: { ...place, by: confirmedBy },
      time: instantOf(confirmedAt, draft),
    });
  }
  if (pending !== null) await enter(pending, enteredBy, enteredAt);
}

function instantOf(text: string, draft: CommitDraft): number {
  return Math.min(parseInstant(text) ?? draft.asOf, draft.asOf);
}
