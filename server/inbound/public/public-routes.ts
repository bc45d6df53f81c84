import { z } from 'zod';
import type { Platform } from '../../application/platform.ts';
import type { PublicPlatform } from '../../application/public/public-platform.ts';
import { route } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { fieldOf } from './page-call.ts';
import { PAGE, POSTED, PublicDoor } from './public-door.ts';
import type { Wrong } from './public-door.ts';
import { STYLE_PATH } from './public-page.ts';
import { PUBLIC_STYLE } from './public-style.ts';
import { LONGEST_WORDS, ratedPage, ratePage } from './rate-page.ts';
import { RESULTS_PATH, resultsPage } from './results-page.ts';
import { surveyPageRoutes } from './survey-page-routes.ts';
import { TICKET_PATH, ticketPage } from './ticket-page.ts';

const LONGEST_NO = 512;
const LONGEST_NAME = 50;
const LONGEST_PHONE = 20;
const LONGEST_CODE = 20;

const language = z.string().max(10).optional();
const repeated = z.union([z.string(), z.array(z.string())]).optional();
const rateQuery = z.object({
  lang: language,
  grade: z.string().max(1).optional(),
  label: repeated,
});
const resultsQuery = z.object({
  lang: language,
  region: z.string().max(100).optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
});

/**
 * The pages for everybody: rate a service, look up a ticket, answer a survey, see what is published.
 * Whole documents without script, so that any telephone shows them, and small.
 */
export function publicRoutes(
  platform: PublicPlatform & Pick<Platform, 'storeTrouble'>,
): readonly Route[] {
  const door = new PublicDoor();
  return [
    route({
      method: 'GET',
      path: STYLE_PATH,
      atRoot: true,
      id: 'readPublicStyle',
      summary: 'The style sheet of the public pages.',
      answer: { description: 'The style sheet.', type: 'text/css' },
      handle: ({ reply }) =>
        reply
          .headers({
            'content-type': 'text/css; charset=utf-8',
            'cache-control': 'public, max-age=3600',
          })
          .send(PUBLIC_STYLE),
    }),
    route({
      method: 'GET',
      path: '/public/rate/{token}',
      atRoot: true,
      id: 'showRating',
      summary: 'Rate a service by the link of one case and stage, one question a screen.',
      params: { token: 'as the link has it' },
      query: rateQuery,
      answer: PAGE,
      errors: ['request/invalid'],
      handle: (call) =>
        door.page(call, async (spoken) => {
          const token = call.params['token'] ?? '';
          const service = await platform.ratedService(token);
          if (!service.ok) return wrongOf(service.error.code);
          const grade = gradeOf(call.query.grade);
          const { label } = call.query;
          const labels =
            grade === null || label === undefined ? null : [label].flat().filter(Boolean);
          return ratePage(spoken, pathOf(token), service.value, { grade, labels });
        }),
    }),
    route({
      ...POSTED,
      path: '/public/rate/{token}',
      id: 'giveRating',
      summary: 'Gives the rating of a link, once; it becomes a review like any other.',
      params: { token: 'as the link has it' },
      handle: (call) =>
        door.taken(call, async (spoken, form) => {
          const token = call.params['token'] ?? '';
          const grade = gradeOf(form.get('grade') ?? undefined);
          const phone = fieldOf(form, 'phone', LONGEST_PHONE);
          const service = await platform.ratedService(token);
          if (!service.ok) return wrongOf(service.error.code);
          const labels = form.getAll('label').filter((label) => label !== '');
          if (grade === null || (phone !== null && !/^[0-9+ -]{7,20}$/.test(phone))) {
            return [ratePage(spoken, pathOf(token), service.value, { grade, labels }, true), 422];
          }
          const given = await platform.rate(token, {
            ...{ grade, labels, phone },
            text: fieldOf(form, 'text', LONGEST_WORDS),
            name: fieldOf(form, 'name', LONGEST_NAME),
          });
          if (!given.ok && given.error.code !== 'rating/given') return wrongOf(given.error.code);
          return ratedPage(spoken, pathOf(token), grade <= 2);
        }),
    }),
    route({
      method: 'GET',
      path: TICKET_PATH,
      atRoot: true,
      id: 'showTicketLookUp',
      summary: 'Look up a ticket by its number and the code that the caller was told.',
      query: z.object({ lang: language }),
      answer: PAGE,
      errors: ['request/invalid'],
      handle: (call) => door.page(call, (spoken) => Promise.resolve(ticketPage(spoken))),
    }),
    route({
      ...POSTED,
      path: TICKET_PATH,
      id: 'lookUpTicket',
      summary: 'Where a ticket stands; nothing personal and nothing that was said.',
      handle: (call) =>
        door.taken(call, async (spoken, form) => {
          const no = fieldOf(form, 'no', LONGEST_NO) ?? '';
          const code = fieldOf(form, 'code', LONGEST_CODE) ?? '';
          return ticketPage(spoken, (await platform.ticketState(no, code)) ?? null);
        }),
    }),
    route({
      method: 'GET',
      path: RESULTS_PATH,
      atRoot: true,
      id: 'showResults',
      summary: 'Reviews and their rectification by region and department, as published.',
      query: resultsQuery,
      answer: PAGE,
      errors: ['request/invalid'],
      handle: (call) =>
        door.page(call, (spoken) => {
          const { region, month } = call.query;
          const results = platform.publishedResults(region, month);
          return Promise.resolve(
            results.ok ? resultsPage(spoken, results.value, { region, month }) : 'link',
          );
        }),
    }),
    ...surveyPageRoutes(platform, door),
  ];
}

function wrongOf(code: string): Wrong {
  if (code === 'rating/link') return 'link';
  return code === 'rating/expired' ? 'expired' : 'busy';
}

function gradeOf(sent: string | undefined): number | null {
  return sent !== undefined && /^[1-5]$/.test(sent) ? Number(sent) : null;
}

function pathOf(token: string): string {
  return `/public/rate/${encodeURIComponent(token)}`;
}
