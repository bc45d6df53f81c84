import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import type { ReplyTemplate } from '#contract/reply-view.ts';
import { FakeServer } from '../../../testing/fake-fetch.ts';
import type { FakeAnswer } from '../../../testing/fake-fetch.ts';
import { anItem } from '../../../testing/feedback-view.ts';
import { FETCH } from '../../data/api.ts';
import { ReplyEditor } from './reply-editor.ts';

const DRAFT = '/feedback/T-1/draft?subject=ticket';
const TEMPLATES: readonly ReplyTemplate[] = [
  { id: 't1', name: '办理结果', kind: null, text: '您好！{{工单编号}} 已办理。', own: true },
  { id: 't2', name: '咨询答复', kind: 'consultation', text: '您好！', own: false },
];

describe('ReplyEditor', () => {
  let draft: string;
  let templates: readonly ReplyTemplate[];
  let refused: boolean;
  let server: FakeServer;
  let fixture: ComponentFixture<ReplyEditor>;
  let texts: string[];

  async function open(): Promise<HTMLElement> {
    server = new FakeServer(({ method, path }): FakeAnswer => {
      if (path === '/reply-templates') return { body: { items: templates } };
      if (method === 'POST' && refused) return { status: 503, code: 'store/unavailable' };
      return { body: { text: draft, at: null } };
    });
    TestBed.configureTestingModule({ providers: [{ provide: FETCH, useValue: server.fetch }] });
    fixture = TestBed.createComponent(ReplyEditor);
    fixture.componentRef.setInput('item', anItem());
    fixture.componentRef.setInput('label', '答复');
    fixture.componentInstance.text.subscribe((text) => texts.push(text));
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const area = (host: HTMLElement): HTMLTextAreaElement => {
    const found = host.querySelector('textarea');
    if (found === null) throw new Error('no field');
    return found;
  };
  /** Types, and lets so many milliseconds pass. */
  const type = async (host: HTMLElement, text: string, ms: number): Promise<void> => {
    jasmine.clock().install();
    area(host).value = text;
    area(host).dispatchEvent(new Event('input'));
    jasmine.clock().tick(ms);
    jasmine.clock().uninstall();
    await fixture.whenStable();
  };
  /** Opens a list of the editor and answers what it offers. */
  const offered = async (host: HTMLElement, list: number): Promise<readonly HTMLElement[]> => {
    const menu = host.querySelectorAll('app-dropdown')[list];
    menu?.querySelector<HTMLElement>('button')?.click();
    // The browser tells of an opened panel in its own time.
    while (menu?.querySelector('[popover] button') === null) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    return [...(menu?.querySelectorAll<HTMLElement>('[popover] .bare') ?? [])];
  };
  const choose = async (host: HTMLElement, list: number, name: string): Promise<void> => {
    const found = await offered(host, list);
    found.find(({ textContent }) => textContent.trim() === name)?.click();
    await fixture.whenStable();
  };
  const kept = (): readonly unknown[] =>
    server.sent.flatMap(({ method, path, body }) =>
      method === 'POST' && path === DRAFT ? [body] : [],
    );

  beforeEach(() => {
    draft = '';
    templates = TEMPLATES;
    refused = false;
    texts = [];
  });

  it('keeps at once what was typed when the browser leaves the page, and once', async () => {
    const host = await open();
    area(host).value = '您好';
    area(host).dispatchEvent(new Event('input'));
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pagehide'));
    const posts = server.sent.filter(({ method }) => method === 'POST');
    expect(posts).toEqual([{ method: 'POST', path: DRAFT, body: { text: '您好' } }]);
    await fixture.whenStable();
  });

  it('begins with the draft that the server kept', async () => {
    draft = '已联系供水公司';
    const host = await open();
    expect(area(host).value).toBe('已联系供水公司');
    expect(texts).toEqual(['已联系供水公司']);
  });

  it('keeps a draft two seconds after the last word, once', async () => {
    const host = await open();
    await type(host, '已', 1000);
    await type(host, '已核实', 2000);
    expect(kept()).toEqual([{ text: '已核实' }]);
    expect(host.textContent).toContain('草稿已保存');
  });

  it('says where a draft could not be kept, and the text stays', async () => {
    refused = true;
    const host = await open();
    await type(host, '已核实', 2000);
    expect(host.textContent).toContain('草稿未能保存，仍在此页');
    expect(area(host).value).toBe('已核实');
  });

  it('keeps the draft when it is left before the two seconds are over', async () => {
    const host = await open();
    await type(host, '写到一半', 500);
    fixture.destroy();
    expect(kept()).toEqual([{ text: '写到一半' }]);
  });

  it('takes the draft away once the answer has gone out, and not before', async () => {
    const host = await open();
    await type(host, '已办理', 500);
    expect(server.sent.some(({ method }) => method === 'DELETE')).toBeFalse();
    fixture.componentInstance.settle();
    await fixture.whenStable();
    fixture.destroy();
    expect(kept()).toEqual([]);
    expect(server.sent.filter(({ method }) => method === 'DELETE').length).toBe(1);
  });

  it('offers the templates of the ticket’s kind and those of every kind', async () => {
    const host = await open();
    const names = (await offered(host, 0)).map(({ textContent }) => textContent.trim());
    expect(names).toEqual(['办理结果']);
  });

  it('adds a template to what stands there, and sends variables as what they stand for', async () => {
    const host = await open();
    await type(host, '先说一句。', 0);
    await choose(host, 0, '办理结果');
    expect(area(host).value).toBe('先说一句。\n您好！{{工单编号}} 已办理。');
    expect(texts.at(-1)).toBe('先说一句。\n您好！T-1 已办理。');
  });

  it('puts the cursor where a template wants to be filled in', async () => {
    templates = [
      { id: 't3', name: '结果', kind: null, text: '您好！结果如下：\n\n\n谢谢。', own: true },
    ];
    const host = await open();
    await choose(host, 0, '结果');
    expect(document.activeElement).toBe(area(host));
    expect(area(host).selectionStart).toBe('您好！结果如下：\n'.length);
  });

  it('puts a variable where the cursor stands', async () => {
    const host = await open();
    await type(host, '您的已受理', 0);
    area(host).setSelectionRange(2, 2);
    await choose(host, 1, '工单编号');
    expect(area(host).value).toBe('您的{{工单编号}}已受理');
  });
});
