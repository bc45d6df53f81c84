import { canonicalJson } from '#contract/events/canonical-json.ts';
import type { SourceAccount } from '../../application/platform.ts';
import type { Open311Desk } from '../../application/public/open311-port.ts';
import { RefusedRequest } from '../http/refused-request.ts';
import { numberOfMark } from './report-event.ts';
import type { ReportFields } from './report-fields.ts';

/** What a report that may be sent again is known by. */
export interface Once {
  /** Number of its ticket: the same for the same key of the same source. */
  readonly no: string;
  /** Id of its event, which stands for all that was filled in. */
  readonly id: string;
}

/** Visible ASCII, as a text of a structured field has it; quotation marks around it do not count. */
const KEY = /^"?([\x21\x23-\x7e](?:[\x20\x21\x23-\x7e]{0,198}[\x21\x23-\x7e])?)"?$/;

/**
 * Reads an `Idempotency-Key`; undefined where none was sent. Nothing is kept for it: number and id
 * follow from the key and the content under the master key, so every process answers alike, for ever.
 *
 * @throws {RefusedRequest} 400 for a key that is none.
 */
export function onceOf(
  header: string | readonly string[] | undefined,
  { prefix }: Pick<SourceAccount, 'prefix'>,
  { fields, attributes }: ReportFields,
  desk: Pick<Open311Desk, 'mark'>,
): Once | undefined {
  if (header === undefined) return undefined;
  const key = typeof header === 'string' ? KEY.exec(header.trim())?.[1] : undefined;
  if (key === undefined) {
    const message = 'Idempotency-Key must be one text of 1 to 200 visible ASCII characters.';
    throw new RefusedRequest({ code: 'open311/invalid', message });
  }
  const no = numberOfMark(desk.mark('open311Key', `${prefix} ${key}`));
  // The key of the source may be renewed between two tries.
  const said = [...fields].filter(([name]) => name !== 'api_key');
  const content = canonicalJson({
    fields: Object.fromEntries(said),
    attributes: Object.fromEntries([...attributes].map(([code, values]) => [code, [...values]])),
  });
  return { no, id: `${no}/created/${desk.mark('open311Report', content).slice(0, 22)}` };
}
