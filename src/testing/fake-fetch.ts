/** What a fake server answers to one request; a number is a refusal with that status. */
export type FakeAnswer =
  | { readonly body: unknown }
  | {
      readonly status: number;
      readonly code: string;
      readonly path?: string | undefined;
      readonly current?: unknown;
    };

/** One request as the page sent it. */
export interface SentRequest {
  readonly method: string;
  /** Path and query below `/api/v1`. */
  readonly path: string;
  readonly body: unknown;
}

/** A server of a spec: answers by path and keeps what was sent. */
export class FakeServer {
  readonly sent: SentRequest[] = [];
  readonly #answer: (request: SentRequest) => FakeAnswer;

  constructor(answer: (request: SentRequest) => FakeAnswer) {
    this.#answer = answer;
  }

  readonly fetch: typeof fetch = (input, init) => {
    const request: SentRequest = {
      method: init?.method ?? 'GET',
      path: addressOf(input).replace('/api/v1', ''),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    };
    this.sent.push(request);
    const answer = this.#answer(request);
    return Promise.resolve(
      'body' in answer
        ? new Response(JSON.stringify(answer.body), { status: 200 })
        : new Response(JSON.stringify({ title: answer.code, ...answer }), {
            status: answer.status,
          }),
    );
  };
}

function addressOf(input: RequestInfo | URL): string {
  if (typeof input === 'string') return input;
  return input instanceof URL ? input.href : input.url;
}
