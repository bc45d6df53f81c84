import type { Platform, SourceAccount } from '../../application/platform.ts';
import type { Intake } from '../events/intake.ts';
import { instantText } from '#contract/instant-text.ts';
import { RefusedRequest, refuse } from '../http/refused-request.ts';
import type { Call } from '../http/route.ts';
import type { Open311Document } from './open311-document.ts';
import { readReport } from './read-report.ts';
import { newRequestNo, open311SourceOf, reportEvent } from './report-event.ts';
import { readFields } from './report-fields.ts';
import { tokenOf } from './request-token.ts';

/** Who takes a report on. */
export interface ReportTakers {
  readonly platform: Pick<Platform, 'open311' | 'now'>;
  readonly intake: Pick<Intake, 'take'>;
}

/** `POST requests`: a report becomes a `ticket.created` of the key's source; durable when answered. */
export async function takeReport(
  { platform, intake }: ReportTakers,
  { caller, bytes, request }: Call<unknown, unknown>,
): Promise<Open311Document> {
  const account: SourceAccount = caller.source ?? refuse('source/keyMissing');
  const { 'content-type': type, 'content-encoding': encoding } = request.headers;
  const report = readReport(readFields(request.url, { type, encoding, bytes }), platform.open311);
  // Dates of the standard have no fraction of a second.
  const now = instantText(Math.floor(platform.now() / 1000) * 1000);
  const no = newRequestNo(now);
  const { jurisdiction, address, addressId } = report;
  const regionCode = platform.open311.regionOf({
    ...{ jurisdiction, address, addressId },
    sourceRegion: account.regionCode ?? null,
  });
  const source = open311SourceOf(account);
  const event = reportEvent(report, { no, source, now, regionCode });
  const taken = await intake.take(account, [event], 'http');
  if (!taken.ok) return refuse(taken.code, taken.message, taken.retryAfter);
  const [rejected] = taken.receipt.rejected;
  if (rejected !== undefined) {
    const { code, message, path } = rejected;
    throw new RefusedRequest({ code, message, path: path ?? undefined });
  }
  const { service } = report;
  return {
    root: 'service_requests',
    value: [
      {
        ...(service.type === 'realtime' ? { service_request_id: no } : {}),
        ...(service.type === 'batch' ? { token: tokenOf(no) } : {}),
        service_notice: service.notice,
        // Who reports is never given back.
        account_id: null,
      },
    ],
  };
}
