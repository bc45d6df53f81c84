import { regionInAddress } from '#domain/reference/region-in-address.ts';
import type { Region } from '#domain/reference/region.ts';
import type { Service } from '#domain/reference/service.ts';
import type { Open311Desk, ReportedPlace } from './open311-port.ts';
import { cityOfPoint } from './city-of-point.ts';
import { publicTickets } from './public-tickets.ts';
import type { OutlineDesk } from '../reference/outline-desk.ts';
import type { ReadSide } from '../read-side.ts';
import { instantText } from '../times.ts';

/** Day on which the services that are shipped were written. */
const SHIPPED_AT = Date.UTC(2026, 0, 1);

/** The desk behind the Open311 endpoint. */
export function open311Desk(
  side: ReadSide,
  outlines: Pick<OutlineDesk, 'regionOfPoint'>,
): Open311Desk {
  const findService = (code: string): Service | undefined => {
    const service = side.book.findService(code);
    return service?.withdrawn === false ? service : undefined;
  };
  return {
    services: () => side.book.services().filter(({ withdrawn }) => !withdrawn),
    findService,
    servicesChangedAt: () =>
      instantText(side.calendar, Math.max(SHIPPED_AT, side.book.servicesRecordedAt)),
    hasJurisdiction: (code) => side.book.findRegion(code) !== undefined,
    tickets: (query, most) => publicTickets(side, query, most),
    regionOf: (place) => regionOf(side, outlines, place),
    createdBy: async (no) => {
      const [row] = await side.store.subjects.find([{ kind: 'ticket', no }]);
      if (row === undefined) return [];
      const events = await side.store.log.read(row.events);
      return events.filter(({ type }) => type === 'ticket.created').map(({ id }) => id);
    },
    mark: (purpose, text) => side.vault.mark(purpose, text),
  };
}

/**
 * From the jurisdiction, else the source's region, else the root down to what the number of the
 * address or its words name. Where the point lies in a region of it whose outline is loaded, on to that;
 * where they name nothing at all, else to the city that the point lies in; and from there again by the
 * words. A point near the border of two regions moves nothing to either.
 */
function regionOf(
  side: ReadSide,
  outlines: Pick<OutlineDesk, 'regionOfPoint'>,
  place: ReportedPlace,
): string {
  const { book } = side;
  const start =
    findRegion(side, place.jurisdiction) ?? findRegion(side, place.sourceRegion) ?? book.root;
  if (start === undefined) throw new Error('the store holds no region');
  const byWords = (from: Region): Region =>
    place.address === null ? from : regionInAddress(book.regions(), from, place.address);
  const told = regionOfAddressId(side, start, place.addressId) ?? byWords(start);
  if (place.point === null) return told.code;
  const drawn = findRegion(side, outlines.regionOfPoint(place.point));
  const city = told === start ? findRegion(side, cityOfPoint(place.point)) : undefined;
  const nearest = [drawn, city].find((region) => region?.path.startsWith(told.path) === true);
  return nearest === undefined || nearest === told ? told.code : byWords(nearest).code;
}

/** Numbers of addresses begin with the code of their region in China (GB/T 2260, 10114). */
function regionOfAddressId(side: ReadSide, start: Region, id: string | null): Region | undefined {
  const code = /^\d{6,12}/.exec(id ?? '')?.[0];
  if (code === undefined) return undefined;
  const region = findRegion(side, side.configuration.fileRegion(code).regionCode);
  return region?.path.startsWith(start.path) === true ? region : undefined;
}

function findRegion(side: ReadSide, code: string | null | undefined): Region | undefined {
  return code === null || code === undefined ? undefined : side.book.findRegion(code);
}
