import type { CardView } from '#contract/card-view.ts';
import type { FeedbackRow } from '#contract/feedback-view.ts';
import type { CaseRow, CaseView } from '#contract/case-view.ts';
import type { SpanText } from '#contract/clock-view.ts';
import type { Cell } from './workbook.ts';

/** A column of an exported list: its heading and the cell of a row. */
export type Column<T> = readonly [heading: string, cell: (row: T) => Cell];

export const CARD_COLUMNS: readonly Column<CardView>[] = [
  ['牌号', (card) => card.id],
  ['办件编号', (card) => card.subject],
  ['级别', (card) => card.level],
  ['状态', (card) => card.state],
  ['时钟', (card) => card.clock],
  ['事项编码', (card) => card.itemCode],
  ['事项', (card) => card.title],
  ['区划代码', (card) => card.regionCode],
  ['区划', (card) => card.regionName],
  ['部门代码', (card) => card.departmentCode],
  ['部门', (card) => card.departmentName],
  ['到期', (card) => card.due],
  ['剩余', (card) => spanCell(card.remaining)],
  ['剩余单位', (card) => spanUnit(card.remaining)],
  ['亮牌事由时间', (card) => card.groundAt],
  ['亮牌时间', (card) => card.issuedAt],
  ['事后补牌', (card) => card.retroactive],
  ['事由消失', (card) => card.groundLost],
  ['签收人', (card) => card.acknowledgedBy],
  ['签收时间', (card) => card.acknowledgedAt],
  ['催办次数', (card) => card.urged],
  ['督办单号', (card) => card.order?.no ?? null],
  ['说明', (card) => card.explanation],
  ['规则', (card) => `${card.ruleSet} ${card.rule}`],
];

export const FEEDBACK_COLUMNS: readonly Column<FeedbackRow>[] = [
  ['编号', (row) => row.no],
  ['对象', (row) => row.subjectKind],
  ['类型', (row) => row.kind],
  ['阶段', (row) => row.phase],
  ['标题', (row) => row.title],
  ['内容', (row) => row.text],
  ['类别', (row) => row.category],
  ['渠道', (row) => row.channel],
  ['紧急程度', (row) => row.urgency],
  ['保密', (row) => row.confidential],
  ['区划代码', (row) => row.regionCode],
  ['区划', (row) => row.regionName],
  ['部门代码', (row) => row.departmentCode],
  ['部门', (row) => row.departmentName],
  ['办件编号', (row) => row.caseNo],
  ['受理时间', (row) => row.receivedAt],
  ['时钟', (row) => row.clock],
  ['到期', (row) => row.due],
  ['剩余', (row) => spanCell(row.remaining)],
  ['剩余单位', (row) => spanUnit(row.remaining)],
  ['超期', (row) => row.overdue],
  ['牌级', (row) => row.level],
  ['重办次数', (row) => row.reopened],
  ['评价等级', (row) => row.grade],
];

/** What the table of cases and that of an indicator's evidence say of a subject alike. */
export const PLACE_COLUMNS: readonly Column<
  Pick<
    CaseRow,
    | 'title'
    | 'itemCode'
    | 'regionCode'
    | 'regionName'
    | 'departmentCode'
    | 'departmentName'
    | 'receivedAt'
    | 'finishedAt'
  > & { readonly phase: string | null; readonly level: string | null }
>[] = [
  ['标题', (row) => row.title],
  ['事项编码', (row) => row.itemCode],
  ['区划代码', (row) => row.regionCode],
  ['区划', (row) => row.regionName],
  ['部门代码', (row) => row.departmentCode],
  ['部门', (row) => row.departmentName],
  ['阶段', (row) => row.phase],
  ['牌级', (row) => row.level],
  ['收件时间', (row) => row.receivedAt],
  ['办结时间', (row) => row.finishedAt],
];

export const CASE_COLUMNS: readonly Column<CaseRow>[] = [
  ['办件编号', (row) => row.no],
  ...PLACE_COLUMNS,
  [
    '时钟',
    (row) => row.clocks.map(({ id, due, bucket }) => `${id} ${due ?? '?'} ${bucket}`).join('; '),
  ],
];

export const LEDGER_HEADINGS = [
  '时钟',
  '时钟编号',
  '日期',
  '类别',
  '计入',
  '单位',
  '名称',
  '中止原因',
];

/** A line a day of every clock, or of one. */
export function ledgerRows(found: CaseView, clockId: string | undefined): readonly Cell[][] {
  return found.clocks
    .filter(({ id }) => clockId === undefined || id === clockId)
    .flatMap((clock) =>
      clock.ledger.map((line) => [
        clock.kind,
        clock.id,
        line.date,
        line.kind,
        line.counted,
        spanUnit(clock.elapsed),
        line.name ?? null,
        line.reason ?? null,
      ]),
    );
}

function spanCell(span: SpanText | null): number | null {
  if (span === null) return null;
  return 'days' in span ? span.days : span.workingSeconds;
}

function spanUnit(span: SpanText | null): string | null {
  if (span === null) return null;
  return 'days' in span ? '日' : '工作秒';
}
