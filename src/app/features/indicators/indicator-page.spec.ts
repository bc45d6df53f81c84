import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { EvidencePage, IndicatorList, IndicatorRow } from '#contract/indicator-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { Language } from '../../i18n/language.ts';
import { IndicatorPage } from './indicator-page.ts';

const STAMP = { asOf: '2026-11-26T10:00:00+08:00', dataVersion: 7, mayOpen: true };
const PERIOD = { text: '2026-11', from: '2026-11-01', to: '2026-11-30' };

function row(key: string, name: string, numerator: number, denominator: number): IndicatorRow {
  const value = denominator === 0 ? null : ((100 * numerator) / denominator).toFixed(2);
  return { id: 'I-03', key, name, numerator, denominator, value };
}

const LIST: IndicatorList = {
  period: PERIOD,
  items: [
    row('370000', '山东省', 4, 4),
    row('370100', '济南市', 9, 10),
    row('370200', '青岛市', 0, 0),
  ],
  totals: [row('370000', '山东省', 13, 14)],
  ...STAMP,
};

function evidence(...nos: readonly string[]): EvidencePage {
  return {
    ...{ id: 'I-03', period: PERIOD, part: 'denominator', numerator: 9, denominator: 10 },
    ...{ value: '90.00', total: 10, next: nos.includes('C1') ? 'more' : null, ...STAMP },
    items: nos.map((no) => ({
      ...{ kind: no.startsWith('T') ? 'ticket' : 'case', no, amount: 1, title: '取水许可' },
      ...{ itemCode: null, regionCode: '370102', regionName: '历下区', departmentCode: null },
      ...{ departmentName: null, phase: null, level: null, finishedAt: null },
      receivedAt: '2026-11-02T09:00:00+08:00',
    })),
  };
}

async function open(
  inputs: Readonly<Record<string, string>>,
  answer: (path: string) => FakeAnswer = (path) => {
    if (!path.includes('/evidence')) return { body: LIST };
    return { body: path.includes('cursor=more') ? evidence('T2') : evidence('C1') };
  },
) {
  const server = new FakeServer(({ path }) => answer(path));
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: FETCH, useValue: server.fetch }],
  });
  const fixture = TestBed.createComponent(IndicatorPage);
  for (const [name, value] of Object.entries({ id: 'I-03', period: '2026-11', ...inputs })) {
    fixture.componentRef.setInput(name, value);
  }
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const links = (part: string) =>
    [...host.querySelectorAll(`${part} a`)].map((link) => link.getAttribute('href'));
  return { host, server, links, settle: () => fixture.whenStable() };
}

function rowsOf(host: HTMLElement, part: string): readonly string[] {
  const words = ({ textContent }: Element) => textContent.replace(/\s+/g, ' ').trim();
  return [...host.querySelectorAll(`${part} tbody tr`)].map((one) =>
    [...one.children].map(words).join('|'),
  );
}

describe('IndicatorPage', () => {
  it('says what the indicator is, and what it is for every unit', async () => {
    const { host } = await open({});
    expect(host.querySelector('h1')?.textContent).toBe('按时办结率');
    expect(rowsOf(host, '.scroll')).toEqual([
      '山东省（合计）|13|14|92.86|',
      '山东省本级|4|4|100.00|',
      '济南市|9|10|90.00|',
      '青岛市|0|0|不适用|',
    ]);
  });

  it('opens both counts of each row, and of the region itself only what is filed there', async () => {
    const { links } = await open({});
    const all = links('tbody tr');
    expect(all).toContain('/?part=numerator');
    expect(all).toContain('/?part=denominator&region=370000&atRegion=true');
    expect(all).toContain('/?part=numerator&region=370100');
    expect(all).toContain('/?within=370100');
  });

  it('has one column for an amount, which is its own numerator', async () => {
    const amount = { ...row('370100', '济南市', 9381, 0), denominator: null, value: '9381' };
    const { host } = await open({ id: 'I-01' }, () => ({
      body: { ...LIST, items: [amount], totals: [{ ...amount, key: '370000', name: '山东省' }] },
    }));
    expect(rowsOf(host, '.scroll')).toEqual(['山东省（合计）|9,381|', '济南市|9,381|']);
    expect(host.querySelectorAll('.scroll thead th.number').length).toBe(1);
  });

  it('lists exactly what a count counts, page by page, each a door', async () => {
    const { host, server, links, settle } = await open({ part: 'denominator', region: '370100' });
    expect(server.sent.at(-1)?.path).toBe(
      '/indicators/I-03/evidence?period=2026-11&part=denominator&region=370100&limit=100',
    );
    expect(links('app-evidence-list tbody')).toEqual(['/cases/C1']);
    expect(host.querySelector('app-evidence-list')?.textContent).toContain('济南市 2026 年 11 月');
    [...host.querySelectorAll<HTMLButtonElement>('app-evidence-list button')].at(-1)?.click();
    await settle();
    expect(links('app-evidence-list tbody')).toEqual(['/cases/C1', '/feedback/T2']);
  });

  it('asks for what is filed at the region itself, and says so', async () => {
    const inputs = { part: 'numerator', region: '370000', atRegion: 'true' };
    const { host, server } = await open(inputs);
    expect(server.sent.at(-1)?.path).toContain('region=370000&atRegion=true');
    expect(host.querySelector('app-evidence-list')?.textContent).toContain('山东省本级');
  });

  it('exports the set of one version of the data', async () => {
    const { links } = await open({ part: 'denominator', region: '370100' });
    const query = 'period=2026-11&part=denominator&region=370100&dataVersion=7';
    expect(links('app-evidence-list .line')).toEqual([
      `/api/v1/indicators/I-03/evidence.csv?${query}&format=csv`,
      `/api/v1/indicators/I-03/evidence.csv?${query}&format=xlsx`,
    ]);
  });

  it('keeps the table where the evidence is beyond the reader', async () => {
    const { host } = await open({ part: 'numerator', region: '370200' }, (path) =>
      path.includes('/evidence') ? { status: 403, code: 'scope/aggregateOnly' } : { body: LIST },
    );
    expect(host.textContent).toContain('scope/aggregateOnly');
    expect(rowsOf(host, '.scroll').length).toBe(4);
  });

  it('lists an indicator by channel, with the words of the usual ones, and opens each', async () => {
    const items = [row('web', 'web', 3, 4), row('x-9', 'x-9', 1, 2), row('unassigned', '', 0, 1)];
    const { host, links, server } = await open({ id: 'I-23', by: 'channel' }, () => ({
      body: { ...LIST, items },
    }));
    expect(server.sent[0]?.path).toContain('by=channel');
    expect(rowsOf(host, '.scroll').slice(1)).toEqual([
      '网站|3|4|75.00|',
      'x-9|1|2|50.00|',
      '未报渠道|0|1|0.00|',
    ]);
    expect(links('tbody tr')).toContain('/?part=denominator&channel=web');
  });

  it('opens what came by a channel', async () => {
    const { server } = await open({ id: 'I-23', by: 'channel', part: 'numerator', channel: 'web' });
    expect(server.sent.at(-1)?.path).toContain('part=numerator&channel=web');
  });

  it('offers no breakdown that an indicator does not have', async () => {
    const by = async (id: string) => {
      const { host } = await open({ id, by: 'channel' });
      TestBed.resetTestingModule();
      return [...host.querySelectorAll('.card .line a.button')].map((one) =>
        one.textContent.trim(),
      );
    };
    expect(await by('I-23')).toEqual(['按地区', '按部门', '按事项', '按渠道']);
    expect(await by('I-30')).toEqual(['按地区', '按部门']);
  });

  it('says of an indicator that no event speaks of that it is not counted, and why', async () => {
    const { host, server } = await open({ id: 'I-41' });
    expect(host.querySelector('h1')?.textContent).toBe('事项认领率');
    expect(host.querySelector('.card')?.textContent).toContain('没有统计，不是 0');
    expect(server.sent).toEqual([]);
  });

  it('speaks English as well', async () => {
    const { host, settle } = await open({ id: 'I-23', by: 'channel' });
    TestBed.inject(Language).choose('en');
    await settle();
    // Its words come later; if they never did, the spec would run out of its time.
    while (host.querySelector('.card h2')?.textContent !== 'Channels') {
      await new Promise(requestAnimationFrame);
      await settle();
    }
    expect(host.textContent).not.toContain('渠道');
    TestBed.inject(Language).choose('zh');
  });

  it('says that there is no such indicator, and what failed', async () => {
    const { host } = await open({ id: 'I-99' }, () => ({ status: 422, code: 'indicator/unknown' }));
    expect(host.querySelector('h1')?.textContent).toBe('没有这个指标');
    expect(host.textContent).toContain('indicator/unknown');
  });
});
