import type { Role } from '#domain/access/role.ts';

/** `GET /me`: who is signed in and what he may see. */
export interface Me {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly regionCode: string;
  readonly regionName: string;
  readonly line: string | null;
  /** When the session ends, so that the page can warn. */
  readonly expiresAt: string;
  readonly pages: readonly string[];
  /** The role has to have a second factor and the account has none: nothing else is open before. */
  readonly owesSecondFactor?: boolean;
}

/** A region as the picker shows it; only those within the viewer's scope are sent. */
export interface RegionView {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly level: number;
}

export interface DepartmentView {
  readonly code: string;
  readonly name: string;
  readonly regionCode: string;
  readonly line: string | null;
}

export interface ItemView {
  readonly code: string;
  readonly name: string;
}

/** One source with its lag, for the freshness lamp and the overview. */
export interface SourceView {
  readonly name: string;
  readonly prefix: string;
  /** Region whose system it is; null where it reports for the whole province. */
  readonly regionCode: string | null;
  readonly lastEventAt: string | null;
  /** When something new came last; what was sent again is nothing new. */
  readonly lastReceivedAt: string | null;
  /** Mean of receivedAt − time over today's events, seconds; null without events. */
  readonly lagSeconds: number | null;
  readonly acceptedToday: number;
  readonly rejectedToday: number;
  readonly silent: boolean;
}

/** Cases received through one channel. */
export interface ChannelVolume {
  /** As sources name it; null where they tell none. */
  readonly channel: string | null;
  readonly received: number;
  /** Whether it counts as online, as in I-35. */
  readonly isOnline: boolean;
}

/** `GET /overview`: today's volumes against the same weekday, channels and cards of the last 30 days. */
export interface OverviewView {
  readonly asOf: string;
  readonly dataVersion: number;
  readonly today: string;
  readonly volumes: readonly {
    readonly kind: 'received' | 'accepted' | 'finished' | 'delivered' | 'cards' | 'overdue';
    readonly today: number;
    /** Mean of the same weekday over the four weeks before; null where there is no such day. */
    readonly usual: number | null;
    /** The days that the mean is of, the latest first. */
    readonly usualOf: readonly { readonly day: string; readonly count: number }[];
    /** Last 14 days, oldest first. */
    readonly days: readonly number[];
  }[];
  /** Of the days of `cardsByDay`, the most used first. */
  readonly channels: readonly ChannelVolume[];
  readonly cardsByDay: readonly {
    readonly day: string;
    readonly red: number;
    readonly yellow: number;
    readonly warning: number;
  }[];
  readonly sources: readonly SourceView[];
}
