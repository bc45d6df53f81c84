import { encode } from 'uqr';
import { z } from 'zod';
import { ratingLinkRequest, ratingLinkView, ticketCodeView } from '#contract/decode/public-view.ts';
import type { PublicPlatform } from '../../../application/public/public-platform.ts';
import { hostOf } from '../host-of.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** What staff hand to people: links to rate by, and codes to look up by. */
export function reviewRoutes(
  platform: Pick<PublicPlatform, 'ratingLinks' | 'ticketCode'>,
  origin: string | undefined,
): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/rating-links',
      id: 'makeRatingLinks',
      summary: 'Links, as addresses and QR codes, by which one stage of each case is rated once.',
      body: {
        schema: ratingLinkRequest,
        example: { caseNos: ['3701-2026-000001'], stage: 'case', channel: 'qr' },
      },
      answer: {
        description: 'A link for each case, in the order asked for.',
        schema: z.object({ items: z.array(ratingLinkView) }),
        example: {
          items: [
            {
              caseNo: '3701-2026-000001',
              path: '/public/rate/TOKEN',
              url: 'https://mingjian.example/public/rate/TOKEN',
              until: '2026-11-30',
              qr: ['101', '010', '101'],
            },
          ],
        },
      },
      errors: ['case/notFound', 'request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const links = valueOf(await platform.ratingLinks(viewer, call.body()));
        const host = origin ?? hostOf(call);
        return {
          items: links.map((link) => {
            const url = host + link.path;
            const { data } = encode(url, { ecc: 'M', border: 2 });
            const qr = data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
            return { ...link, url, qr };
          }),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/feedback/{no}/code',
      id: 'readTicketCode',
      summary: 'The code by which whoever called looks the ticket up, to be told to nobody else.',
      params: { no: 'number of the ticket' },
      answer: {
        description: 'The code.',
        schema: ticketCodeView,
        example: { code: 'K7MPQ2RX', path: '/public/ticket' },
      },
      errors: ['feedback/notFound'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const code = await platform.ticketCode(viewer, call.params['no'] ?? '');
        return code ?? refuse('feedback/notFound');
      },
    }),
  ];
}
