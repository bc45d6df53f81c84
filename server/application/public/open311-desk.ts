import { regionInAddress } from '#domain/reference/region-in-address.ts';
import type { Region } from '#domain/reference/region.ts';
import type { Service } from '#domain/reference/service.ts';
import type { Open311Desk, ReportedPlace } from './open311-port.ts';
import { publicTickets } from './public-tickets.ts';
import type { ReadSide } from '../read-side.ts';
import { instantText } from '../times.ts';

/** Day on which the services that are shipped were written. */
const SHIPPED_AT = Date.UTC(2026, 0, 1);

/** The desk behind the Open311 endpoint. */
export function open311Desk(side: ReadSide): Open311Desk {
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
    regionOf: (place) => regionOf(side, place),
  };
}

/**
 * From the jurisdiction, else the source's region, else the root down to what the address names. A
 * point alone moves nothing: no outlines are kept, and the nearest centre may lie in another city.
 */
function regionOf(side: ReadSide, place: ReportedPlace): string {
  const { book } = side;
  const start =
    findRegion(side, place.jurisdiction) ?? findRegion(side, place.sourceRegion) ?? book.root;
  if (start === undefined) throw new Error('the store holds no region');
  return (
    regionOfAddressId(side, start, place.addressId) ??
    (place.address === null ? start : regionInAddress(book.regions(), start, place.address))
  ).code;
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
