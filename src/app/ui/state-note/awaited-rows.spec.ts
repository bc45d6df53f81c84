import { Component, resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { AwaitedRows } from './awaited-rows.ts';

/** Questions of a page and their answers, each given by hand. */
@Component({
  imports: [AwaitedRows],
  template: `<app-awaited-rows
    what="排名"
    [after]="0"
    [rows]="2"
    [reading]="read"
    [kept]="kept()"
  />`,
})
class Host {
  readonly question = signal('一');
  readonly kept = signal(false);
  readonly asked: { readonly signal: AbortSignal; readonly answer: (text: string) => void }[] = [];
  readonly read = resource({
    params: () => this.question(),
    loader: ({ abortSignal }) =>
      new Promise<string>((answer) => this.asked.push({ signal: abortSignal, answer })),
  });
}

function show(): { readonly fixture: ComponentFixture<Host>; readonly host: HTMLElement } {
  const fixture = TestBed.createComponent(Host);
  return { fixture, host: fixture.nativeElement as HTMLElement };
}

async function settle(fixture: ComponentFixture<Host>): Promise<void> {
  // A resource asks in an effect and takes its answer in a task after it; neither is stable meanwhile.
  for (let turn = 0; turn < 3; turn += 1) {
    fixture.detectChanges();
    await new Promise((done) => setTimeout(done));
  }
}

function button(host: HTMLElement, name: string): HTMLButtonElement {
  const found = [...host.querySelectorAll('button')].find((one) => one.textContent.includes(name));
  if (found === undefined) throw new Error(`no button ${name} in ${host.textContent}`);
  return found;
}

describe('AwaitedRows', () => {
  it('tells what is awaited, and gives it up when asked', async () => {
    const { fixture, host } = show();
    await settle(fixture);
    expect(host.querySelectorAll('.row').length).toBe(2);
    button(host, '取消').click();
    await settle(fixture);
    expect(fixture.componentInstance.asked[0]?.signal.aborted).toBeTrue();
    expect(host.querySelectorAll('.row').length).toBe(0);
    expect(host.textContent).toContain('排名');
  });

  it('asks again after it was given up, and is gone with the answer', async () => {
    const { fixture, host } = show();
    await settle(fixture);
    button(host, '取消').click();
    await settle(fixture);
    button(host, '重试').click();
    await settle(fixture);
    const { asked } = fixture.componentInstance;
    expect(asked.length).toBe(2);
    expect(host.querySelectorAll('.row').length).toBe(2);
    asked[1]?.answer('济南第一');
    await settle(fixture);
    expect(host.textContent.trim()).toBe('');
  });

  it('forgets that it was given up with the next question', async () => {
    const { fixture, host } = show();
    await settle(fixture);
    button(host, '取消').click();
    await settle(fixture);
    fixture.componentInstance.question.set('二');
    await settle(fixture);
    expect(host.querySelectorAll('.row').length).toBe(2);
    fixture.componentInstance.asked[1]?.answer('济南第二');
    await settle(fixture);
    expect(host.textContent.trim()).toBe('');
  });

  it('pushes nothing above what is shown while that is only read again', async () => {
    const { fixture, host } = show();
    const page = fixture.componentInstance;
    page.kept.set(true);
    await settle(fixture);
    page.asked[0]?.answer('济南第一');
    await settle(fixture);
    page.read.reload();
    await settle(fixture);
    expect(page.asked.length).toBe(2);
    expect(host.textContent.trim()).toBe('');
    page.question.set('二');
    await settle(fixture);
    expect(host.textContent).toContain('取消');
  });
});
