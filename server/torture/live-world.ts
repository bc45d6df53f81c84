import { readFileSync } from 'node:fs';
import { hashSecret } from '../inbound/sign-in/secret.ts';
import { openPlatform } from '../open-platform.ts';
import { textOfRows } from './live-view.ts';
import { TortureServer } from './torture-server.ts';

/** Scopes of the viewers: the province, cities and counties, some of them without any card. */
const SCOPES = [null, '370100', '370102', '370103', '370200', '370202', '370300', '371700'];
const REGIONS = ['370102', '370103', '370202', '370203', '370302'];
const DAY_MS = 86_400_000;

/** A server with accounts that are signed in already, and a source that raises cards. */
export class LiveWorld {
  readonly server: TortureServer;
  readonly cookies: readonly string[];
  readonly #key: string;
  #cases = 0;

  private constructor(server: TortureServer, key: string, cookies: readonly string[]) {
    this.server = server;
    this.#key = key;
    this.cookies = cookies;
  }

  /** @param scopes regions of the accounts, in turns; null is the province. */
  static async open(
    folder: string,
    accounts: number,
    scopes: readonly (string | null)[] = SCOPES,
  ): Promise<LiveWorld> {
    const server = await TortureServer.prepare({ MINGJIAN_DATA_DIR: folder });
    const key = server.addSource('live', 'urn:torture');
    // Signing so many people in would measure how slow the hash of a password is.
    const cookies = await seatAccounts(folder, accounts, scopes);
    await server.start();
    return new LiveWorld(server, key, cookies);
  }

  /**
   * Sends so many cases that are long over their limit; resolves when they are stored. Behind the `@` of
   * a number stands when it was sent: whoever sees it knows how old it is.
   */
  async raiseCards(
    count: number,
    regions: readonly string[] = REGIONS,
  ): Promise<readonly string[]> {
    const events = Array.from({ length: count }, () => {
      this.#cases += 1;
      const no = `L-${this.#cases}@${Date.now()}`;
      return lateCase(no, regions[this.#cases % regions.length] ?? '');
    });
    const answer = await fetch(`${this.server.url}/api/v1/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.#key}`,
        'content-type': 'application/cloudevents-batch+json',
      },
      body: JSON.stringify(events),
    });
    const { accepted } = (await answer.json()) as { readonly accepted?: number };
    if (accepted !== count) throw new Error(`${accepted ?? answer.status} of ${count} were taken`);
    return events.map(({ subject }) => subject);
  }

  /** What the server's own list holds for a viewer, as the text of a right view. */
  async listed(cookie: string): Promise<string> {
    const rows: [string, number][] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const answer = await fetch(`${this.server.url}/api/v1/cards?limit=200${query}`, {
        headers: { cookie },
      });
      const page = (await answer.json()) as {
        readonly items: readonly { readonly id: string; readonly version: number }[];
        readonly next: string | null;
      };
      for (const { id, version } of page.items) rows.push([id, version]);
      cursor = page.next;
    } while (cursor !== null);
    return textOfRows(rows);
  }

  /** Connections to the live feed, as the server counts them. */
  async countLiveSockets(): Promise<number> {
    const text = await (await fetch(`${this.server.url}/metrics`)).text();
    return Number(/^mingjian_live_sockets (\d+)/m.exec(text)?.[1]);
  }

  /** Memory of the server's process in bytes. */
  rssBytes(): number {
    const status = readFileSync(`/proc/${this.server.pid ?? ''}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
  }
}

async function seatAccounts(
  dataDir: string,
  count: number,
  scopes: readonly (string | null)[],
): Promise<readonly string[]> {
  const platform = await openPlatform({ dataDir, jobs: false, thread: false, memory: 'small' });
  const now = Date.now();
  const cookies: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `viewer${index}`;
    const regionCode = scopes[index % scopes.length] ?? null;
    const account = {
      name,
      displayName: name,
      role: 'supervisor',
      regionCode,
      line: null,
    } as const;
    const added = await platform.addAccount(
      { ...account, disabled: false },
      'nobody signs in with it',
    );
    if (!added.ok) throw new Error(added.error.code);
    const times = { createdAt: now, lastSeenAt: now, expiresAt: now + DAY_MS / 2 };
    await platform.saveSession({ idHash: hashSecret(name), account: name, ...times });
    cookies.push(`mingjian=${name}`);
  }
  await platform.close();
  return cookies;
}

function lateCase(subject: string, regionCode: string) {
  return {
    specversion: '1.0',
    id: subject,
    source: 'urn:torture:live',
    type: 'case.accepted',
    subject,
    time: new Date(Date.now() - 60 * DAY_MS).toISOString(),
    data: {
      itemCode: 'live-item',
      regionCode,
      departmentCode: `${regionCode}-live`,
      commitmentLimit: { value: 5, unit: 'workingDay' },
    },
  };
}
