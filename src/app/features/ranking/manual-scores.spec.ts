import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { RankingIndicator } from '#contract/ranking-view.ts';
import type { ManualScore } from '#contract/scheme-view.ts';
import type { Role } from '#domain/access/role.ts';
import { aReader } from '../../../testing/a-ranking.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import { FETCH } from '../../data/api.ts';
import { SessionStore } from '../../data/session-store.ts';
import { ManualScores } from './manual-scores.ts';
import { rankingZh } from './ranking-zh.ts';

const LEAF: RankingIndicator = {
  ...{ id: 'guides', name: { zh: '办事指南准确度', en: 'Guides' }, parent: null, weight: '0.1' },
  ...{ rule: 'manual', full: '100', target: null, direction: null, minSample: null },
  reads: { manual: 'thirdParty' },
};
const KEPT: ManualScore = {
  ...{ period: '2026-11', scheme: 'national', indicator: 'guides', unit: '370100' },
  ...{ score: null, pending: '87.5', evidence: '第三方抽查报告', enteredBy: 'rules' },
  ...{ enteredAt: '2026-11-02T10:00:00+08:00', confirmedBy: null, confirmedAt: null, version: 1 },
};

async function open(role: Role, kept: readonly ManualScore[] = [], refused = false) {
  const server = new FakeServer(({ method, path }) => {
    if (path === '/me') return { body: aReader(role, role === 'ruleAdmin' ? 'rules' : role) };
    if (method === 'POST' && refused) return { status: 409, code: 'score/conflict' };
    return { body: method === 'POST' ? KEPT : { items: kept, next: null } };
  });
  TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
  await TestBed.inject(SessionStore).ask();
  const fixture = TestBed.createComponent(ManualScores);
  const inputs = { period: '2026-11', scheme: 'national', unit: '370100', leaves: [LEAF] };
  for (const [name, value] of Object.entries({ ...inputs, texts: rankingZh })) {
    fixture.componentRef.setInput(name, value);
  }
  await fixture.whenStable();
  return { fixture, server };
}

function hostOf({ nativeElement }: ComponentFixture<ManualScores>): HTMLElement {
  return nativeElement as HTMLElement;
}

async function fill(
  fixture: ComponentFixture<ManualScores>,
  ...texts: readonly string[]
): Promise<void> {
  const boxes = hostOf(fixture).querySelectorAll<HTMLInputElement>('.entry input');
  for (const [index, text] of texts.entries()) {
    const box = boxes[index];
    if (box === undefined) throw new RangeError('no field');
    box.value = text;
    box.dispatchEvent(new Event('input'));
  }
  hostOf(fixture).querySelector<HTMLButtonElement>('.entry button')?.click();
  await fixture.whenStable();
}

function errorsOf(fixture: ComponentFixture<ManualScores>): readonly string[] {
  return [...hostOf(fixture).querySelectorAll('.error')].map((one) => one.textContent);
}

describe('ManualScores', () => {
  beforeEach(() => {
    sessionStorage.clear();
  });

  it('sends a score with its evidence, and empties the form', async () => {
    const { fixture, server } = await open('ruleAdmin');
    await fill(fixture, ' 87.5', '抽查报告');
    const place = { period: '2026-11', scheme: 'national', unit: '370100', indicator: 'guides' };
    expect(server.sent.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { ...place, score: '87.5', evidence: '抽查报告' },
    ]);
    const [score] = hostOf(fixture).querySelectorAll<HTMLInputElement>('.entry input');
    expect(score?.value).toBe('');
  });

  const wrong: readonly [what: string, score: string, evidence: string, told: readonly string[]][] =
    [
      ['a score above full marks', '100.01', '报告', ['须为 0 至 100 的数，如 87.5']],
      ['a score below 0', '-1', '报告', ['须为 0 至 100 的数，如 87.5']],
      ['no evidence', '50', ' ', ['请写明依据']],
      ['nothing at all', '', '', ['须为 0 至 100 的数，如 87.5', '请写明依据']],
    ];
  for (const [what, score, evidence, told] of wrong) {
    it(`does not send ${what}, and says so at the field`, async () => {
      const { fixture, server } = await open('ruleAdmin');
      await fill(fixture, score, evidence);
      expect(errorsOf(fixture)).toEqual(told);
      expect(server.sent.some(({ method }) => method === 'POST')).toBeFalse();
    });
  }

  it('keeps what was typed when the server refuses it, and over another visit', async () => {
    const { fixture } = await open('ruleAdmin', [], true);
    await fill(fixture, '60', '报告');
    expect(hostOf(fixture).querySelector('[role=alert]')?.textContent).toContain('score/conflict');
    TestBed.resetTestingModule();
    const again = await open('ruleAdmin');
    const boxes = hostOf(again.fixture).querySelectorAll<HTMLInputElement>('.entry input');
    expect([...boxes].map(({ value }) => value)).toEqual(['60', '报告']);
  });

  it('shows a second person what waits, with its evidence, and lets him confirm it', async () => {
    const { fixture, server } = await open('leader', [KEPT]);
    expect(hostOf(fixture).textContent).toContain('第三方抽查报告');
    expect(hostOf(fixture).querySelector('.entry')).toBeNull();
    hostOf(fixture).querySelector<HTMLButtonElement>('.button.main')?.click();
    await fixture.whenStable();
    const sent = server.sent.find(({ method }) => method === 'POST');
    expect([sent?.path, (sent?.body as { expectedVersion: number }).expectedVersion]).toEqual([
      '/scores/confirm',
      1,
    ]);
  });

  it('does not let who entered it confirm it, and says why', async () => {
    const { fixture } = await open('ruleAdmin', [KEPT]);
    expect(hostOf(fixture).querySelector('.button.main')).toBeNull();
    expect(hostOf(fixture).textContent).toContain('须由另一人确认');
  });

  it('shows others what counts, and no form', async () => {
    const confirmed = { ...KEPT, score: '87.5', pending: null, confirmedBy: 'wang' };
    const { fixture } = await open('auditor', [confirmed]);
    expect(hostOf(fixture).textContent).toContain('计入 87.5（wang 确认）');
    expect(hostOf(fixture).querySelector('form')).toBeNull();
  });
});
