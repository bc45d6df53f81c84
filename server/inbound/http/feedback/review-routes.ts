import { encode } from 'uqr';
import { z } from 'zod';
import { ratingLinkRequest, ratingLinkView, ticketCodeView } from '#contract/decode/public-view.ts';
import { pageShape, stampShape } from '#contract/decode/stamp.ts';
import { surveyQuery, surveyResults, surveyRow } from '#contract/decode/survey-view.ts';
import type { PublicPlatform } from '../../../application/public/public-platform.ts';
import type { SurveyPlatform } from '../../../application/feedback/survey-platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { isHttps } from '../is-https.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Call, Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** What staff hand to people: links to rate by, codes to look up by; and what surveys say. */
export function reviewRoutes(
  platform: Pick<PublicPlatform, 'ratingLinks' | 'ticketCode'> & SurveyPlatform,
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
    route({
      method: 'GET',
      path: '/surveys',
      id: 'listSurveys',
      summary: 'Surveys that were published, with the number of answers within reach.',
      answer: {
        description: 'All of them, the latest first.',
        schema: z.object({ items: z.array(surveyRow), ...pageShape, ...stampShape }),
        example: { items: [], next: null, ...STAMP_EXAMPLE },
      },
      handle: (call) => platform.surveys(signedInOf(call).viewer),
    }),
    route({
      method: 'GET',
      path: '/surveys/{id}/results',
      id: 'readSurveyResults',
      summary: 'What was answered, by region or department, within reach.',
      params: { id: 'number of the survey' },
      query: surveyQuery,
      answer: { description: 'The results.', schema: surveyResults },
      errors: ['survey/notFound', 'request/invalid'],
      handle: (call) => {
        const { viewer } = signedInOf(call);
        return valueOf(platform.surveyResults(viewer, call.params['id'] ?? '', call.query));
      },
    }),
  ];
}

function hostOf({ request }: Pick<Call<unknown, unknown>, 'request'>): string {
  return `${isHttps(request, undefined) ? 'https' : 'http'}://${request.headers.host ?? 'localhost'}`;
}
