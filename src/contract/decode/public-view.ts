import { z } from 'zod';

/** Cases named in one request for links. */
const MOST_LINKS = 200;

/** Body of `POST /rating-links`. */
export const ratingLinkRequest = z.object({
  caseNos: z.array(z.string().min(1).max(512)).min(1).max(MOST_LINKS),
  stage: z.enum(['itemOnline', 'case', 'licenceSharing', 'resultDelivery']).default('case'),
  channel: z.enum(['qr', 'sms', 'mobile', 'hallTablet', 'pc']).default('qr'),
});

/** A rating link. */
export const ratingLinkView = z.object({
  caseNo: z.string(),
  path: z.string().describe('below this host'),
  url: z.string(),
  until: z.string().nullable().describe('last day on which it can be used'),
  qr: z.array(z.string()).describe('rows of squares, 1 where they are dark'),
});

/** The code of a ticket. */
export const ticketCodeView = z.object({ code: z.string(), path: z.string() });
