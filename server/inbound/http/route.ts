import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { ErrorCode } from '../../errors.ts';
import type { SourceAccount } from '../../application/platform.ts';
import type { SignedIn } from '../sign-in/sessions.ts';

/** Who came through the door, as the route's permission asked. */
export interface Caller {
  readonly signedIn: SignedIn | undefined;
  readonly source: SourceAccount | undefined;
}

/** One request as a route sees it. */
export interface Call<Q, B> {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Q;
  /** Reads the body by the route's schema; late, so that scope can be checked before it. */
  readonly body: () => B;
  /** The body as it came. */
  readonly bytes: Buffer;
  readonly caller: Caller;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What a route answers when it goes well, for the document and for specs. */
export interface AnswerForm {
  readonly status?: number | undefined;
  readonly description: string;
  /** Absent for text and for answers without a body. */
  readonly schema?: z.ZodType | undefined;
  /** Media type; JSON unless given. */
  readonly type?: string | undefined;
  /** Further media types in which it may be asked for; their text is not described. */
  readonly otherTypes?: readonly string[] | undefined;
  readonly example?: unknown;
}

/** A request body for the document; JSON unless `types` says otherwise. */
interface BodyForm<B> {
  readonly schema: z.ZodType<B>;
  readonly types?: readonly string[] | undefined;
  readonly example: unknown;
  /** Whether its numbers are amounts of schemes, read to the last digit sent. */
  readonly exact?: boolean | undefined;
  /** Most bytes of the body; 64 kB unless given. */
  readonly maxBytes?: number | undefined;
}

/** One operation of the HTTP interface: all that is needed to serve, to permit and to describe it. */
export interface RouteForm<Q, B> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With parameters in braces, as in `/cases/{no}`. */
  readonly path: string;
  /** Outside `/api/v1`. */
  readonly atRoot?: boolean | undefined;
  readonly id: string;
  readonly summary: string;
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: z.ZodType<Q> | undefined;
  readonly body?: BodyForm<B> | undefined;
  /** Media type of a body that is streamed instead, such as a file. */
  readonly upload?: string | undefined;
  readonly answer: AnswerForm;
  /** Whether it is answered before the platform is whole: it asks for nothing that is read behind the start. */
  readonly early?: boolean | undefined;
  /** Codes of refusal beyond those that every route of its permission has. */
  readonly errors?: readonly ErrorCode[] | undefined;
  /** Answers the JSON body, or undefined when it has written to `reply` itself. */
  readonly handle: (call: Call<Q, B>) => unknown;
}

export type Route = RouteForm<unknown, unknown>;

/** Declares a route; what its query and body are is forgotten outside. */
export function route<Q = undefined, B = undefined>(form: RouteForm<Q, B>): Route {
  return form as unknown as Route;
}
