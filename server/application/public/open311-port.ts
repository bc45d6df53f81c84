import type { PublicReport } from '#domain/feedback/public-ticket.ts';
import type { Service } from '#domain/reference/service.ts';
import type { Instant } from '#domain/time/limit.ts';

/** Where something was reported, as far as whoever reports says it. */
export interface ReportedPlace {
  /** Code of a known region; the root's where the report names none. */
  readonly jurisdiction: string | undefined;
  readonly address: string | null;
  readonly addressId: string | null;
  /** Degrees of WGS 84; null where no point was given. */
  readonly point: { readonly lat: number; readonly long: number } | null;
  /** Region of the source that reports; null where it reports for the whole province. */
  readonly sourceRegion: string | null;
}

/** Which tickets somebody wants to see; absent fields do not restrict. */
export interface PublicTicketQuery {
  /** These alone, whatever else is said. */
  readonly nos?: readonly string[] | undefined;
  /** Code of a region whose subtree is meant. */
  readonly jurisdiction?: string | undefined;
  readonly services?: readonly string[] | undefined;
  readonly isClosed?: boolean | undefined;
  /** First and last instant at which they were received, both included. */
  readonly from: Instant;
  readonly to: Instant;
}

/** A ticket as everybody may see it; instants in RFC 3339. */
export interface PublicTicketView {
  readonly no: string;
  readonly service: Service;
  readonly isClosed: boolean;
  /** Name of the department that has it, else its code; null before a dispatch. */
  readonly department: string | null;
  readonly receivedAt: string;
  readonly updatedAt: string;
  /** Last second in time; null before a dispatch and where none is known. */
  readonly expectedAt: string | null;
  readonly notes: readonly {
    readonly at: string;
    readonly type: string;
    readonly text: string | null;
  }[];
  /** Null where it was not reported for everybody to read. */
  readonly report: PublicReport | null;
}

/** What is asked of the platform over Open311, where nobody is signed in. */
export interface Open311Desk {
  /** Services on offer. */
  services(): readonly Service[];
  /** One on offer; undefined where there is none of this code. */
  findService(code: string): Service | undefined;
  /** When the services changed last, RFC 3339. */
  servicesChangedAt(): string;
  /** Whether a region is known. */
  hasJurisdiction(code: string): boolean;
  /** Tickets that everybody may see, latest received first, at most so many. */
  tickets(query: PublicTicketQuery, most: number): Promise<readonly PublicTicketView[]>;
  /** Code of the region that a report belongs to. */
  regionOf(place: ReportedPlace): string;
  /** Ids of the events that a ticket begins with, its first ones; empty where there is no such ticket. */
  createdBy(no: string): Promise<readonly string[]>;
  /** A text that stands for another one of this purpose and tells nothing of it. */
  mark(purpose: 'open311Key' | 'open311Report', text: string): string;
}
