import type { Service } from '#domain/reference/service.ts';
import type { Platform, SourceAccount } from '../../application/platform.ts';
import type { Intake } from '../events/intake.ts';
import { instantText } from '#contract/instant-text.ts';
import { RefusedRequest, refuse } from '../http/refused-request.ts';
import type { Call } from '../http/route.ts';
import type { Open311Document } from './open311-document.ts';
import { readReport } from './read-report.ts';
import { onceOf } from './report-once.ts';
import { newRequestNo, open311SourceOf, reportEvent } from './report-event.ts';
import { readFields } from './report-fields.ts';
import { tokenOf } from './request-token.ts';

/** Who takes a report on. */
export interface ReportTakers {
  readonly platform: Pick<Platform, 'open311' | 'now'>;
  readonly intake: Pick<Intake, 'take'>;
}

/**
 * `POST requests`: a report becomes a `ticket.created` of the key's source; durable when answered. One
 * that is sent again with the same `Idempotency-Key` is answered as the first was and makes nothing.
 * Without such a key equal reports are reports of their own: that two are one matter is for people to
 * say.
 */
export async function takeReport(
  { platform, intake }: ReportTakers,
  { caller, bytes, request }: Call<unknown, unknown>,
): Promise<Open311Document> {
  const account: SourceAccount = caller.source ?? refuse('source/keyMissing');
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  const fields = readFields(request.url, { type, encoding, bytes });
  const report = readReport(fields, platform.open311);
  // Dates of the standard have no fraction of a second.
  const now = instantText(Math.floor(platform.now() / 1000) * 1000);
  const once = onceOf(request.headers['idempotency-key'], account, fields, platform.open311);
  const no = once?.no ?? newRequestNo(now);
  const id = once?.id ?? `${no}/created`;
  const before = once === undefined ? [] : await platform.open311.createdBy(no);
  if (before.length > 0) {
    if (!before.includes(id)) refuse('open311/keyReused');
    return answerOf(report.service, no);
  }
  const { jurisdiction, address, addressId } = report;
  const regionCode = platform.open311.regionOf({
    ...{ jurisdiction, address, addressId },
    point: report.point && { lat: Number(report.point.lat), long: Number(report.point.long) },
    sourceRegion: account.regionCode ?? null,
  });
  const source = open311SourceOf(account);
  const event = reportEvent(report, { no, id, source, now, regionCode });
  const taken = await intake.take(account, [event], 'http');
  if (!taken.ok) return refuse(taken.code, taken.message, taken.retryAfter);
  const [rejected] = taken.receipt.rejected;
  // Sent twice at one moment: the other one was first, and says the same.
  const isThere = once !== undefined && rejected?.code === 'event/conflict';
  if (rejected !== undefined && !isThere) {
    const { code, message, path } = rejected;
    throw new RefusedRequest({ code, message, path: path ?? undefined });
  }
  return answerOf(report.service, no);
}

function answerOf({ type, notice }: Service, no: string): Open311Document {
  return {
    root: 'service_requests',
    value: [
      {
        ...(type === 'realtime' ? { service_request_id: no } : {}),
        ...(type === 'batch' ? { token: tokenOf(no) } : {}),
        service_notice: notice,
        // Who reports is never given back.
        account_id: null,
      },
    ],
  };
}
