import type { Service } from '#domain/reference/service.ts';

/** Where something was reported, as far as whoever reports says it. */
export interface ReportedPlace {
  /** Code of a known region; the root's where the report names none. */
  readonly jurisdiction: string | undefined;
  readonly address: string | null;
  readonly addressId: string | null;
  /** Region of the source that reports; null where it reports for the whole province. */
  readonly sourceRegion: string | null;
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
  /** Code of the region that a report belongs to. */
  regionOf(place: ReportedPlace): string;
}
