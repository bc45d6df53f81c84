import { brotliCompressSync } from 'node:zlib';
import { HTTP, RECEIVED, sent, supervisor } from '../testing/open-test-platform.ts';
import { TestWorld } from '../testing/test-world.ts';

const AT = '2026-03-02T10:00:00+08:00';

/** All that a page may weigh, its style sheet included (issue: 30 kB). */
const MOST_BYTES = 30_000;

interface Links {
  readonly items: readonly {
    readonly caseNo: string;
    readonly path: string;
    readonly url: string;
    readonly qr: readonly string[];
  }[];
}

describe('the public pages', () => {
  let world: TestWorld;

  beforeEach(async () => {
    world = await TestWorld.open(AT);
  });

  afterEach(() => world.close());

  const take = async (...events: readonly unknown[]): Promise<void> => {
    const receipt = await world.platform.ingest(events, HTTP);
    expect(receipt.rejected).toEqual([]);
  };
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(world.url + path, { headers: { accept: 'text/html', ...headers } });
  const post = (
    path: string,
    form: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(world.url + path, { method: 'POST', headers, body: new URLSearchParams(form) });
  const linkOf = async (caseNo = 'C1', stage = 'case'): Promise<string> => {
    const cookie = await world.admit('liaison', 'liaison', '370102');
    const body = JSON.stringify({ caseNos: [caseNo], stage });
    const answer = await world.ask(cookie, 'POST', '/rating-links', body);
    return (JSON.parse(answer.body) as Links).items[0]?.path ?? answer.body;
  };
  const theCase = () => sent('received', '2026-03-02', RECEIVED);
  const reviewsOf = async () => {
    const page = await world.platform.feedback(
      supervisor()(world.platform),
      { subject: 'review' },
      {},
    );
    return page.ok ? page.value.items : [];
  };

  describe('to rate a service', () => {
    beforeEach(() => take(theCase()));

    it('ask one question a screen: the grade, then what was wrong, then words and who to call', async () => {
      const path = await linkOf();
      const first = await (await get(path)).text();
      expect(first).toContain('您对本次服务是否满意？');
      expect(first.match(/name="grade"/g)?.length).toBe(5);
      const second = await (await get(`${path}?grade=1`)).text();
      expect(second).toContain('您对哪些方面不满意？');
      expect(second).toContain('value="slow"');
      const third = await (await get(`${path}?grade=1&label=&label=slow`)).text();
      expect(third).toContain('<textarea');
      expect(third).toContain('name="phone"');
      expect(third).toContain('name="label" value="slow"');
      expect(await (await get(`${path}?grade=5&label=`)).text()).not.toContain('name="phone"');
    });

    it('make a review like any other, and one only, however often they are sent', async () => {
      const path = await linkOf();
      const given = await post(path, {
        grade: '1',
        label: 'slow',
        text: '等了两个小时',
        name: '王五',
        phone: '13912345678',
      });
      expect(given.status).toBe(200);
      expect(await given.text()).toContain('评价已收到');
      expect((await post(path, { grade: '5' })).status).toBe(200);
      expect(await (await get(path)).text()).toContain('评价已收到');
      const [review, ...more] = await reviewsOf();
      expect(more).toEqual([]);
      expect(review).toEqual(
        jasmine.objectContaining({
          grade: 1,
          caseNo: 'C1',
          kind: 'badReview',
          departmentCode: RECEIVED.departmentCode,
        }),
      );
    });

    it('take one rating of a case and stage even by two links', async () => {
      expect((await post(await linkOf(), { grade: '1' })).status).toBe(200);
      const body = JSON.stringify({ caseNos: ['C1'], stage: 'case', channel: 'sms' });
      const cookie = await world.admit('sun', 'supervisor', null);
      const { items } = JSON.parse(
        (await world.ask(cookie, 'POST', '/rating-links', body)).body,
      ) as Links;
      await post(items[0]?.path ?? '', { grade: '2' });
      expect((await reviewsOf()).map(({ grade }) => grade)).toEqual([1]);
    });

    it('tell everybody else’s link from ours, whatever was changed in it', async () => {
      const path = await linkOf();
      for (const wrong of [
        `${path}x`,
        path.replace(/rate\/./, 'rate/X'),
        '/public/rate/x',

        path.slice(0, -3),
      ]) {
        const answer = await get(wrong);
        expect(answer.status).withContext(wrong).toBe(404);
        expect(await answer.text())
          .withContext(wrong)
          .toContain('链接不完整');
      }
      expect((await post(`${path}x`, { grade: '1' })).status).toBe(404);
    });

    it('are open for five working days', async () => {
      const path = await linkOf();
      await world.test.moveTo('2026-03-09T23:00:00+08:00');
      expect((await get(path)).status).toBe(200);
      await world.test.moveTo('2026-03-10T09:00:00+08:00');
      expect((await get(path)).status).toBe(410);
      expect((await post(path, { grade: '5' })).status).toBe(410);
    });

    const wrong: readonly Readonly<Record<string, string>>[] = [
      {},
      { grade: '6' },
      { grade: '1', phone: 'call me' },
    ];
    for (const form of wrong) {
      it(`do not take ${JSON.stringify(form)}`, async () => {
        expect((await post(await linkOf(), form)).status).toBe(422);
        expect(await reviewsOf()).toEqual([]);
      });
    }

    it('do not take what another site’s page sends', async () => {
      const path = await linkOf();
      const answer = await post(path, { grade: '1' }, { origin: 'https://evil.example' });
      expect(answer.status).toBe(403);
    });

    it('are made by staff for their own cases alone, as an address and a QR code', async () => {
      const cookie = await world.admit('other', 'liaison', '370200');
      const body = JSON.stringify({ caseNos: ['C1'] });
      expect((await world.ask(cookie, 'POST', '/rating-links', body)).status).toBe(404);
      const own = await world.admit('own', 'liaison', '370102');
      const { items } = JSON.parse(
        (await world.ask(own, 'POST', '/rating-links', body)).body,
      ) as Links;
      expect(items[0]?.url).toBe(world.url + (items[0]?.path ?? ''));
      expect(items[0]?.qr.length).toBeGreaterThan(20);
      expect(items[0]?.qr.every((row) => row.length === items[0]?.qr.length)).toBeTrue();
    });
  });

  it('never show a text of somebody as anything but text', async () => {
    const title = '<img src=x onerror=alert(1)>';
    await take(
      sent(
        'survey.published',
        '2026-03-02',
        { surveyId: 'S1', title, questions: [{ id: 'q"><b>', kind: 'text', title }] },
        { subject: 'S1' },
      ),
    );
    const text = await (await get('/public/surveys/S1')).text();
    expect(text).not.toContain('<img');
    expect(text).not.toContain('"><b>');
    expect(text).toContain('&lt;img');
  });

  it('publish what the counts hold, by region and department', async () => {
    await take(
      theCase(),
      ...[5, 4, 1].map((grade) =>
        sent(
          'review.submitted',
          '2026-03-02T09:00:00+08:00',
          { grade, caseNo: 'C1', origin: 'active' },
          { subject: `R${grade}` },
        ),
      ),
      sent('review.rectified', '2026-03-02T09:30:00+08:00', {}, { subject: 'R1' }),
    );
    const text = await (await get('/public/results?region=370100')).text();
    expect(text).toContain('66.67%');
    expect(text).toContain('6.00');
    expect(text).toContain('100.00%');
    expect((await get('/public/results?region=999999')).status).toBe(404);
    expect(await (await get('/public/results?month=2025-01')).text()).toContain('—');
  });

  it('weigh less than 30 kB each, run no script, keep nothing and speak English too', async () => {
    await take(
      theCase(),
      sent(
        'survey.published',
        '2026-03-02',
        { surveyId: 'S1', questions: [{ id: 'q', kind: 'scale' }] },
        { subject: 'S1' },
      ),
    );
    const style = Buffer.from(await (await get('/public/style.css')).arrayBuffer());
    for (const path of [
      await linkOf(),
      '/public/ticket',
      '/public/results',
      '/public/surveys/S1',
    ]) {
      const answer = await get(path);
      const page = Buffer.from(await answer.arrayBuffer());
      expect(answer.status).withContext(path).toBe(200);
      expect(brotliCompressSync(Buffer.concat([page, style])).length).toBeLessThan(MOST_BYTES);
      expect(page.toString()).not.toMatch(/<script|style="|<style|\son\w+=/);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('set-cookie')).toBeNull();
      // Otherwise a browser says of our own form that it came from nowhere.
      expect(answer.headers.get('referrer-policy')).toBe('same-origin');
      const english = await (await get(`${path}?lang=en`)).text();
      expect(english).toContain('<html lang="en">');
      expect(english.replaceAll(/中文|[一-龥·]+省|[一-龥]+[市区县局]/gu, '')).not.toMatch(
        /[一-龥]{3}/u,
      );
    }
    expect(world.failures).toEqual([]);
  });
});
