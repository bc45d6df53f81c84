import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, viewChild } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Dropdown } from './dropdown.ts';
import { DropdownHarness } from './dropdown.harness.ts';

@Component({
  selector: 'app-dropdown-host',
  imports: [Dropdown],
  template: `
    <app-dropdown label="地区" (opened)="opened.push($event)">
      济南<ng-template><button type="button">青岛</button><a href="#x">烟台</a></ng-template>
    </app-dropdown>
  `,
})
class DropdownHost {
  readonly opened: boolean[] = [];
  readonly dropdown = viewChild.required(Dropdown);
}

describe('Dropdown', () => {
  let fixture: ComponentFixture<DropdownHost>;
  let harness: DropdownHarness;

  beforeEach(async () => {
    fixture = TestBed.createComponent(DropdownHost);
    document.body.append(fixture.nativeElement as HTMLElement);
    harness = await TestbedHarnessEnvironment.loader(fixture).getHarness(DropdownHarness);
  });

  /** The browser tells of a popover's change in a task of its own. */
  const toggled = (): Promise<void> =>
    new Promise((resolve) => {
      const panel = (fixture.nativeElement as HTMLElement).querySelector('[popover]');
      panel?.addEventListener('toggle', () => resolve(), { once: true });
    });

  it('has the name that readers hear', async () => {
    expect(await harness.name()).toBe('地区 济南');
    expect(await harness.isOpen()).toBe(false);
  });

  it('builds its content only while it is open', async () => {
    expect(await harness.panelText()).toBe('');

    const opened = toggled();
    await harness.press();
    await opened;

    expect(await harness.isOpen()).toBe(true);
    expect(await harness.panelText()).toBe('青岛烟台');
  });

  it('closes on request and tells of both', async () => {
    const opened = toggled();
    await harness.press();
    await opened;
    const closed = toggled();
    fixture.componentInstance.dropdown().close();
    await closed;

    expect(await harness.isOpen()).toBe(false);
    expect(fixture.componentInstance.opened).toEqual([true, false]);
  });
});
