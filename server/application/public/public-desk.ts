import type { RatingLinkRequest } from '#contract/public-view.ts';
import type { Receipt } from '#contract/receipt.ts';
import { sees } from '#domain/access/scope.ts';
import { placeOfChannel } from '#domain/feedback/review-channel.ts';
import { contentOn } from '#domain/feedback/review-content.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Origin } from '../platform.ts';
import { PUBLIC_SOURCE } from './public-source.ts';
import type { MadeRatingLink, PublicPlatform } from './public-platform.ts';
import { isExpired, lastDayOf, readRatingLink, reviewOf, writeRatingLink } from './rating-links.ts';
import type { RatingLink } from './rating-links.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { publishedResults } from '../feedback/review-results.ts';
import { publicSurveys } from './public-surveys.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { ticketCodeOf } from './ticket-code.ts';
import { ticketState } from './ticket-state.ts';
import type { Viewer } from '../people/viewer.ts';

/** Takes events by the normal intake. */
type Take = (events: readonly unknown[], origin: Origin) => Promise<Receipt>;

const ORIGIN: Origin = { way: 'http', prefixes: [PUBLIC_SOURCE], sourceName: null };

const NO_LABELS = { good: [], bad: [] } as const;

/** What people may do and see without signing in. */
export function publicDesk(side: ReadSide, take: Take, now: () => number): PublicPlatform {
  const { vault } = side;
  const rowOf = async (kind: SubjectRow['kind'], no: string): Promise<SubjectRow | undefined> =>
    (await side.store.subjects.find([{ kind, no }]))[0];
  const opened = (token: string): Result<RatingLink, Refusal> => {
    const link = readRatingLink(token, vault);
    if (link === undefined) return err({ code: 'rating/link' });
    return isExpired(link, side.calendar, now()) ? err({ code: 'rating/expired' }) : ok(link);
  };
  const labelsOf = (channel: string) => {
    const place = placeOfChannel(channel);
    const content =
      place && contentOn(side.configuration.reviewContents, place, dayAt(side.calendar, now()));
    return content ?? NO_LABELS;
  };
  return {
    ...publicSurveys(side, (events) => take(events, ORIGIN), now),
    publishedResults: (region, month) => publishedResults(side, region, month, now()),
    ratingLinks: async (viewer, request) => {
      const rows = await side.store.subjects.find(
        request.caseNos.map((no) => ({ kind: 'case', no }) as const),
      );
      const seen = new Set(rows.filter((row) => sees(viewer.scope, row)).map(({ no }) => no));
      const missing = request.caseNos.findIndex((no) => !seen.has(no));
      if (missing >= 0) return err({ code: 'case/notFound', path: `caseNos.${missing}` });
      return ok(request.caseNos.map((caseNo) => linkOf(caseNo, request)));
    },
    ticketCode: async (viewer: Viewer, no) => {
      const row = await rowOf('ticket', no);
      if (row === undefined || !sees(viewer.scope, row)) return undefined;
      return { code: ticketCodeOf(no, vault), path: '/public/ticket' };
    },
    ratedService: async (token) => {
      const link = opened(token);
      if (!link.ok) return link;
      const row = await rowOf('case', link.value.caseNo);
      if (row === undefined) return err({ code: 'rating/link' });
      const { book } = side;
      return ok({
        item: row.item === null ? null : (book.findLatestItem(row.item)?.name ?? null),
        department:
          row.department === null ? null : (book.findDepartment(row.department)?.name ?? null),
        rated: (await rowOf('review', reviewOf(link.value, vault))) !== undefined,
        labels: labelsOf(link.value.channel),
      });
    },
    rate: async (token, { grade, labels, text, name, phone }) => {
      const link = opened(token);
      if (!link.ok) return link;
      const { caseNo, stage, channel } = link.value;
      const known = labelsOf(channel);
      const no = reviewOf(link.value, vault);
      const reviewer = { ...(name === null ? {} : { name }), ...(phone === null ? {} : { phone }) };
      const realName = name !== null || phone !== null;
      const receipt = await take(
        [
          {
            ...{ specversion: '1.0', id: no, source: `${PUBLIC_SOURCE}:rating`, subject: no },
            type: 'review.submitted',
            time: new Date(now()).toISOString(),
            data: {
              ...{ grade, caseNo, stage, channel, origin: 'active', realName },
              labels: labels.filter((one) => [...known.good, ...known.bad].includes(one)),
              ...(text === null ? {} : { text }),
              ...(realName ? { reviewer } : {}),
            },
          },
        ],
        ORIGIN,
      );
      const [rejected] = receipt.rejected;
      if (rejected?.code === 'event/conflict') return err({ code: 'rating/given' });
      return rejected === undefined ? ok('given') : err(refusalOf(rejected));
    },
    ticketState: async (no, code) => {
      const row = await rowOf('ticket', no);
      const given = code.trim().toUpperCase();
      if (row === undefined || given !== ticketCodeOf(no, vault)) return undefined;
      return ticketState(side, row);
    },
  };

  function linkOf(caseNo: string, { stage, channel }: RatingLinkRequest): MadeRatingLink {
    const day = dayAt(side.calendar, now());
    const token = writeRatingLink({ caseNo, stage, channel, day }, vault);
    const path = `/public/rate/${token}`;
    const last = lastDayOf(side.calendar, day);
    return { caseNo, path, until: last === null ? null : formatDay(last) };
  }
}

function refusalOf({ code, path, message }: Receipt['rejected'][number]): Refusal {
  return { code, message, ...(path === null ? {} : { path }) };
}
