import type { Open311Desk } from '../../application/public/open311-port.ts';
import type { ErrorCode } from '../../errors.ts';
import { RefusedRequest, refuse } from '../http/refused-request.ts';
import { route } from '../http/route.ts';
import type { AnswerForm, Call, Route, RouteForm } from '../http/route.ts';
import { TokenBuckets } from '../sign-in/token-bucket.ts';
import type { Open311Document } from './open311-document.ts';
import { documentText } from './send-open311.ts';

/** One operation of the standard; it answers a document, in the form that is asked for. */
interface Operation<Q, B> extends Pick<
  RouteForm<Q, B>,
  'id' | 'summary' | 'params' | 'query' | 'body'
> {
  /** Below `/open311/v2/`, without a suffix. */
  readonly path: string;
  readonly errors?: readonly ErrorCode[] | undefined;
  /** What it costs of the pace; 1 unless given. */
  readonly cost?: number | undefined;
  readonly answer: AnswerForm;
  readonly handle: (call: Call<Q, B>) => Open311Document | Promise<Open311Document>;
}

/** What a query of the standard may name; repeated parameters are lists. */
interface Jurisdiction {
  readonly jurisdiction_id?: string | readonly string[] | undefined;
}

/** What a caller at one address may ask for in the long run and at once. */
const PACE = { perSecond: 100, burst: 1000 };

/** Makes routes of the standard's operations: pace, jurisdiction, form of the answer. */
export class OpenDoor {
  readonly #desk: Pick<Open311Desk, 'hasJurisdiction'>;
  readonly #paces = new TokenBuckets(PACE);

  constructor(desk: Pick<Open311Desk, 'hasJurisdiction'>) {
    this.#desk = desk;
  }

  /** `GET` with a suffix, and without one. */
  readings<Q, B>(operation: Operation<Q, B>): readonly Route[] {
    return this.#both('GET', operation);
  }

  /** `GET` of one thing, whose name bears the suffix. */
  reading<Q, B>(operation: Operation<Q, B>): Route {
    return this.#route('GET', operation);
  }

  /** `POST` with a suffix, and without one. */
  writings<Q, B>(operation: Operation<Q, B>): readonly Route[] {
    return this.#both('POST', operation);
  }

  #both<Q, B>(method: 'GET' | 'POST', operation: Operation<Q, B>): readonly Route[] {
    const suffixed = {
      ...operation,
      path: `${operation.path}.{format}`,
      id: `${operation.id}As`,
      params: { format: '`json` or `xml`' },
    };
    return [this.#route(method, operation), this.#route(method, suffixed)];
  }

  #route<Q, B>(method: 'GET' | 'POST', operation: Operation<Q, B>): Route {
    const { path, handle, errors = [], cost = 1, answer, ...rest } = operation;
    return route<Q, B>({
      ...rest,
      method,
      path: `/open311/v2/${path}`,
      atRoot: true,
      answer: { ...answer, otherTypes: ['text/xml'] },
      errors: ['open311/jurisdictionNotFound', 'request/tooMany', ...errors],
      handle: async (call) => {
        const { request, reply, params, query } = call;
        const format = params['format'];
        if (format !== undefined && !/^(?:json|xml)$/i.test(format)) refuse('route/notFound');
        const wait = this.#paces.take(request.ip, cost, performance.now());
        if (wait > 0) refuse('request/tooMany', undefined, wait);
        this.#requireJurisdiction(query as Jurisdiction | undefined);
        return documentText(request, reply, await handle(call));
      },
    });
  }

  #requireJurisdiction(query: Jurisdiction | undefined): void {
    const id = [query?.jurisdiction_id ?? []].flat()[0];
    if (id === undefined || this.#desk.hasJurisdiction(id)) return;
    const message = `jurisdiction_id ${id.slice(0, 100)} was not found.`;
    throw new RefusedRequest({ code: 'open311/jurisdictionNotFound', message });
  }
}
