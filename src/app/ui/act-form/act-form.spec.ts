import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { CardAct } from '#contract/card-view.ts';
import { aCard } from '../../../testing/card-view.ts';
import { ActForm } from './act-form.ts';
import type { ActInput } from './act-form.ts';

const WANG = {
  account: 'wang',
  displayName: '王敏',
  role: 'supervisor',
  regionName: null,
} as const;
const LI = { account: 'li', displayName: '李静', role: 'liaison', regionName: '济南市' } as const;

describe('ActForm', () => {
  let fixture: ComponentFixture<ActForm>;
  let filled: ActInput[];

  const open = async (act: CardAct, inputs: Readonly<Record<string, unknown>> = {}) => {
    fixture = TestBed.createComponent(ActForm);
    filled = [];
    fixture.componentRef.setInput('act', act);
    fixture.componentRef.setInput('cards', [aCard()]);
    fixture.componentRef.setInput('asOf', '2026-11-23T10:31:40+08:00');
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentInstance.filled.subscribe((input) => filled.push(input));
    await fixture.whenStable();
  };
  const find = (selector: string): HTMLElement => {
    const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  const write = async (selector: string, value: string, event = 'input'): Promise<void> => {
    const field = find(selector) as HTMLInputElement;
    field.value = value;
    field.dispatchEvent(new Event(event));
    await fixture.whenStable();
  };
  const send = async (): Promise<void> => {
    find('[type="submit"]').click();
    await fixture.whenStable();
  };
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;

  afterEach(() => {
    sessionStorage.clear();
  });

  it('says the day by which an order must be answered, with its weekday', async () => {
    await open('order');

    expect(text()).toContain('11-26（周四）24:00 前反馈');

    await write('#act-due', '2026-11-29');

    expect(text()).toContain('11-29（周日）24:00 前反馈');
  });

  it('sends no order into the past', async () => {
    await open('order');
    await write('#act-reason', '请说明');
    await write('#act-due', '2026-11-20');
    await send();

    expect(filled).toEqual([]);
    expect(text()).toContain('反馈期限不能早于今天');
  });

  it('needs a reason, and keeps what was typed for the next time', async () => {
    await open('urge');
    await send();

    expect(filled).toEqual([]);
    expect(text()).toContain('请填写理由');

    await write('#act-reason', '请说明原因');
    await open('urge');

    expect((find('#act-reason') as HTMLTextAreaElement).value).toBe('请说明原因');
  });

  it('assigns to a colleague who is chosen, with or without words', async () => {
    await open('assign', { assignees: [WANG, LI] });

    expect([...find('#act-to').querySelectorAll('option')].map((each) => each.text.trim())).toEqual(
      ['', '王敏·监察员', '李静·济南市·联络员'],
    );

    await send();

    expect(text()).toContain('请选择指派给谁');

    await write('#act-to', 'li', 'change');
    await send();

    expect(filled).toEqual([{ reason: '', due: undefined, uphold: undefined, to: 'li' }]);
  });

  it('says that nobody can be assigned', async () => {
    await open('assign', { assignees: [] });

    expect(text()).toContain('没有可指派的人');
  });

  it('tells by name who was first', async () => {
    const was = aCard();
    const now = aCard({
      state: 'acknowledged',
      acknowledgedBy: 'li',
      acknowledgedAt: '2026-11-23T10:31:00+08:00',
      people: [LI],
    });
    await open('urge', { conflict: { was, now }, error: '此牌已被他人更改。' });

    expect(text()).toContain('李静已于 11-23 10:31 签收。');
    expect(text()).toContain('仍要提交');
  });
});
