import { TestBed } from '@angular/core/testing';
import { Api, FETCH, queryText } from './api.ts';
import { ApiError, isAborted } from './api-error.ts';

describe('Api', () => {
  let sent: { url: string; init: RequestInit }[];
  let reply: () => Response;

  beforeEach(() => {
    sent = [];
    TestBed.configureTestingModule({
      providers: [
        {
          provide: FETCH,
          useValue: (url: string, init: RequestInit) => {
            sent.push({ url, init });
            return init.signal?.aborted === true
              ? Promise.reject(new DOMException('', 'AbortError'))
              : Promise.resolve(reply());
          },
        },
      ],
    });
    reply = () => Response.json({ fine: true });
  });

  const refusedWith = async (response: () => Response): Promise<ApiError> => {
    reply = response;
    try {
      await TestBed.inject(Api).post('/cards/x/urge', { reason: '请说明' });
    } catch (error) {
      if (error instanceof ApiError) return error;
    }
    throw new Error('the request was not refused');
  };

  it('names the page that sends, so that no other site can', async () => {
    await TestBed.inject(Api).post('/session', { name: 'li' });

    expect(sent[0]?.url).toBe('/api/v1/session');
    expect(new Headers(sent[0]?.init.headers).get('x-requested-with')).toBe('mingjian');
    expect(sent[0]?.init.body).toBe('{"name":"li"}');
  });

  it('leaves absent parameters out of the address', () => {
    expect(queryText({ level: 'red', region: undefined, text: '', limit: 50 })).toBe(
      '?level=red&limit=50',
    );
    expect(queryText({})).toBe('');
  });

  it('gives the code, the field and the current item of a problem document', async () => {
    const error = await refusedWith(() =>
      Response.json(
        { code: 'card/conflict', title: 'Changed', current: { version: 3 } },
        { status: 409 },
      ),
    );

    expect(error.code).toBe('card/conflict');
    expect(error.status).toBe(409);
    expect(error.current).toEqual({ version: 3 });
  });

  it('still has a code where the answer is no problem document', async () => {
    const error = await refusedWith(() => new Response('<html>', { status: 502 }));

    expect(error.code).toBe('http/502');
  });

  it('tells that the session has ended', async () => {
    const api = TestBed.inject(Api);
    await refusedWith(() => Response.json({ code: 'session/required' }, { status: 401 }));

    expect(api.signedOut()).toBe(1);
  });

  it('does not take a wrong password for an ended session', async () => {
    const api = TestBed.inject(Api);
    reply = () => Response.json({ code: 'session/refused' }, { status: 401 });

    await expectAsync(api.post('/session', {})).toBeRejected();
    expect(api.signedOut()).toBe(0);
  });

  it('tells an abort of its caller from a lost network', async () => {
    const abort = new AbortController();
    abort.abort();
    const error: unknown = await TestBed.inject(Api)
      .get('/cases/x', {}, abort.signal)
      .catch((reason: unknown) => reason);

    expect(isAborted(error)).toBe(true);
  });

  it('has nothing to read where there is no content', async () => {
    reply = () => new Response(null, { status: 204 });

    await expectAsync(TestBed.inject(Api).delete('/session')).toBeResolvedTo(undefined);
  });
});
