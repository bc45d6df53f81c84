import { ComponentHarness } from '@angular/cdk/testing';

/** What a reader does with a dropdown. */
export class DropdownHarness extends ComponentHarness {
  static readonly hostSelector = 'app-dropdown';
  readonly #button = this.locatorFor('button[popovertarget]');
  readonly #panel = this.locatorFor('[popover]');

  async press(): Promise<void> {
    await (await this.#button()).click();
  }

  /** What readers hear. */
  async name(): Promise<string> {
    return (await (await this.#button()).text()).replace(/\s+/g, ' ').trim();
  }

  async isOpen(): Promise<boolean> {
    return (await (await this.#button()).getAttribute('aria-expanded')) === 'true';
  }

  async panelText(): Promise<string> {
    return (await this.#panel()).text();
  }
}
