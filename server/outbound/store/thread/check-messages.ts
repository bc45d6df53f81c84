import type { Scope } from '#domain/access/scope.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { SubjectRun } from '../../../application/writer/check-run.ts';
import type { HomeSetting } from '../home.ts';

/** What a checking thread is started with. */
export interface CheckSetting {
  readonly home: HomeSetting;
}

/** A request to a checking thread; each is answered before the next is sent. */
export type ToChecker =
  | {
      readonly name: 'join';
      readonly moment: string;
      readonly sweptTo: Instant;
      readonly scope: Scope;
    }
  | { readonly name: 'check'; readonly run: SubjectRun }
  | { readonly name: 'takeContributions' };

/** What a checking thread says: that it is there, an answer, or why there is none. */
export type FromChecker =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
