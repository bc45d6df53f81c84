import type { FeedbackItem } from '#contract/feedback-view.ts';
import type { Me } from '#contract/session-view.ts';
import { dayOfDue, dayOfInstant } from '../../i18n/format.ts';

/** Names of the variables of a reply, as they stand in its text: {{工单编号}}. */
export const REPLY_VARIABLES = ['工单编号', '部门', '办结期限', '类别', '今日', '经办人'] as const;
export type ReplyVariable = (typeof REPLY_VARIABLES)[number];

/** 政务服务便民热线, as it signs what it answers itself. */
const HOTLINE = '12345 政务服务便民热线';

const TOKEN = /\{\{\s*([^{}]{1,40}?)\s*\}\}/gu;

/** Values of the variables for one ticket; undefined where it has none. */
export function variablesOf(
  item: FeedbackItem,
  me: Me | undefined,
): Readonly<Record<ReplyVariable, string | undefined>> {
  return {
    工单编号: item.no,
    // Before it is sent to a department, the hotline itself answers.
    部门: item.departmentCode === null ? HOTLINE : (item.departmentName ?? undefined),
    办结期限: item.due === null ? undefined : dayOfDue(item.due),
    类别: item.category ?? undefined,
    今日: dayOfInstant(item.asOf),
    经办人: me?.displayName,
  };
}

/** The text with every variable replaced that has a value; the others stay as they stand. */
export function expandReply(
  text: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  return text.replaceAll(TOKEN, (token, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? token) : token,
  );
}

/** The first variable that has not been replaced; undefined where there is none. */
export function unresolvedIn(text: string): string | undefined {
  TOKEN.lastIndex = 0;
  return TOKEN.exec(text)?.[1];
}
