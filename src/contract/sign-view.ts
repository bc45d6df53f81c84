import type { GamingSign } from '#domain/feedback/sign-of-gaming.ts';
import type { Stamp } from './page.ts';

/** A sign that numbers are made, with names and instants as shown. */
interface SignView extends Omit<GamingSign, 'from' | 'to'> {
  readonly departmentName: string | null;
  readonly from: string;
  readonly to: string;
}

/** `GET /feedback/signs`. */
export interface SignList extends Stamp {
  /** Most reviews first. */
  readonly items: readonly SignView[];
  readonly from: string;
  readonly to: string;
  /** Reviews that were looked at; `complete` says whether those were all of the days. */
  readonly looked: number;
  readonly complete: boolean;
}

/** Query of `GET /feedback/signs`: days of the ratings, the last seven unless given. */
export interface SignQuery {
  readonly region?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
