import { ROLES } from '#domain/access/role.ts';
import type { Problem } from '#contract/page.ts';
import { routesOf } from '../../testing/routes-of.ts';
import { KEY, startTestServer } from '../../testing/test-server.ts';
import type { TestServer } from '../../testing/test-server.ts';
import { ROUTE_PERMISSIONS, findPermission } from './route-permissions.ts';
import { httpServer } from './http-server.ts';
import { route } from './route.ts';

const ROUTES = routesOf();

describe('permissions of routes', () => {
  let server: TestServer;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    server = await startTestServer();
    for (const role of ROLES) cookies.set(role, await server.signIn(role));
  });

  afterAll(() => server.close());

  async function codeOf(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<string> {
    const url = `${server.url}/api/v1${path.replace(/\{(\w+)\}/g, 'x')}`;
    const answer = await fetch(url, { method, headers });
    if (answer.ok) return 'allowed';
    return ((await answer.json()) as Problem).code;
  }

  it('are declared for every route, and for nothing else', () => {
    const served = ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(served.toSorted()).toEqual(Object.keys(ROUTE_PERMISSIONS).toSorted());
  });

  it('must be declared for the server to start', async () => {
    const stray = route({
      method: 'GET',
      path: '/stray',
      id: 'stray',
      summary: '',
      answer: { description: '' },
      handle: () => ({}),
    });
    const doors = { sessions: {} as never, sourceKeys: {} as never, refusals: {} as never };
    const started = httpServer({ ...doors, routes: [stray], onFailure: () => undefined });
    await expectAsync(started).toBeRejectedWithError('GET /stray declares no permission');
  });

  for (const { method, path } of ROUTES) {
    const permission = findPermission(method, path);
    if (permission?.kind === 'session') {
      it(`${method} ${path} asks who it is`, async () => {
        expect(await codeOf(method, path, {})).toBe('session/required');
        expect(await codeOf(method, path, { authorization: `Bearer ${KEY}` })).toBe(
          'session/required',
        );
      });

      it(`${method} ${path} lets in ${permission.roles.join(', ')} and nobody else`, async () => {
        const letIn: string[] = [];
        for (const [role, cookie] of cookies) {
          const headers = { cookie, 'x-requested-with': 'mingjian' };
          const code = await codeOf(method, path, headers);
          if (code !== 'access/notAllowed') letIn.push(role);
          expect(code).not.toBe('session/required');
        }
        expect(letIn.toSorted()).toEqual([...permission.roles].toSorted());
      });

      if (permission.onlyAsks === true) {
        it(`${method} ${path} only asks and takes it without a header of its own page`, async () => {
          const cookie = cookies.get('supervisor') ?? '';
          expect(await codeOf(method, path, { cookie })).not.toBe('request/notMingjian');
        });
      } else if (method !== 'GET') {
        it(`${method} ${path} refuses what another site's page could send`, async () => {
          const cookie = cookies.get('supervisor') ?? '';
          expect(await codeOf(method, path, { cookie })).toBe('request/notMingjian');
          expect(await codeOf(method, path, { cookie, 'x-requested-with': 'XMLHttpRequest' })).toBe(
            'request/notMingjian',
          );
        });
      }
    } else if (permission?.kind === 'sourceKey') {
      it(`${method} ${path} asks for a key and takes no session instead`, async () => {
        const headers = {
          cookie: cookies.get('supervisor') ?? '',
          'x-requested-with': 'mingjian',
        };
        expect(await codeOf(method, path, headers)).toBe('source/keyMissing');
      });
    } else if (permission?.kind === 'apiKey') {
      it(`${method} ${path} asks for a key in its form and takes no session instead`, async () => {
        const headers = {
          cookie: cookies.get('supervisor') ?? '',
          'x-requested-with': 'mingjian',
          authorization: `Bearer ${KEY}`,
        };
        expect(await codeOf(method, path, headers)).toBe('source/keyMissing');
      });
    } else {
      it(`${method} ${path} is open to everybody`, async () => {
        const code = await codeOf(method, path, { 'x-requested-with': 'mingjian' });
        expect(['session/required', 'source/keyMissing', 'access/notAllowed']).not.toContain(code);
      });
    }
  }
});
