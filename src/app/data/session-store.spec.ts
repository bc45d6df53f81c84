import { TestBed } from '@angular/core/testing';
import { FETCH } from './api.ts';
import { SessionStore } from './session-store.ts';

describe('SessionStore', () => {
  let answers: Map<string, () => Response>;
  let asked: string[];
  let store: SessionStore;

  beforeEach(() => {
    asked = [];
    answers = new Map();
    TestBed.configureTestingModule({
      providers: [
        {
          provide: FETCH,
          useValue: (url: string, init: RequestInit) => {
            const key = `${init.method ?? ''} ${url.replace('/api/v1', '')}`;
            asked.push(key);
            const answer = answers.get(key);
            return answer === undefined
              ? Promise.reject(new TypeError('no network'))
              : Promise.resolve(answer());
          },
        },
      ],
    });
    store = TestBed.inject(SessionStore);
  });

  const me = (): Response => Response.json({ name: 'li', role: 'supervisor', pages: ['cards'] });
  const refused = (): Response => Response.json({ code: 'session/required' }, { status: 401 });

  it('asks once, however many pages want to know', async () => {
    answers.set('GET /me', me);
    await Promise.all([store.ask(), store.ask()]);

    expect(asked).toEqual(['GET /config', 'GET /me']);
    expect(store.me()?.name).toBe('li');
  });

  it('knows that nobody is signed in', async () => {
    answers.set('GET /me', refused);

    expect((await store.ask()).phase).toBe('signedOut');
  });

  it('does not ask who it is where the browser sent no session', async () => {
    answers.set('GET /config', () => Response.json({ demo: true, hasSession: false }));

    expect((await store.ask()).phase).toBe('signedOut');
    expect(asked).toEqual(['GET /config']);
    expect(store.config().demo).toBeTrue();

    answers.set('POST /session', () => Response.json({}));
    answers.set('GET /me', me);
    await store.signIn('li', 'secret');

    expect(store.me()?.name).toBe('li');
  });

  it('does not take a lost network for a sign-out, and asks again', async () => {
    expect((await store.ask()).phase).toBe('unreachable');

    answers.set('GET /me', me);

    expect((await store.ask()).phase).toBe('signedIn');
  });

  it('signs in and knows who it is', async () => {
    answers.set('POST /session', () => Response.json({}));
    answers.set('GET /me', me);
    await store.signIn('li', 'secret');

    expect(store.me()?.role).toBe('supervisor');
  });

  it('is signed out even where the server cannot be told', async () => {
    answers.set('GET /me', me);
    await store.ask();
    await store.signOut();

    expect(store.session().phase).toBe('signedOut');
  });

  it('shows no banner where the server says nothing of one', async () => {
    await store.loadConfig();

    expect(store.config()).toEqual({ demo: false, provider: false, testClock: false });
  });

  it('knows a demonstration and a set clock', async () => {
    answers.set('GET /config', () =>
      Response.json({ demo: true, provider: true, testClock: true }),
    );
    await store.loadConfig();

    expect(store.config()).toEqual({ demo: true, provider: true, testClock: true });
  });
});
