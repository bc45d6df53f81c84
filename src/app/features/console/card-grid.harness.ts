import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** What a reader sees of the list and does with it. */
export class CardGridHarness extends ComponentHarness {
  static readonly hostSelector = 'app-card-grid';
  readonly #grid = this.locatorFor('[role="grid"]');
  readonly #rows = this.locatorForAll('[data-card]');

  async rowCount(): Promise<string | null> {
    return (await this.#grid()).getAttribute('aria-rowcount');
  }

  /** Texts of the rows in the page, in their order on screen. */
  async rows(): Promise<readonly string[]> {
    const rows = await Promise.all(
      (await this.#rows()).map(async (row) => ({
        index: Number(await row.getAttribute('aria-rowindex')),
        text: await row.text(),
      })),
    );
    return rows.sort((a, b) => a.index - b.index).map((row) => row.text);
  }

  /** Case numbers of rows that left and stand struck in their place. */
  async struck(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('app-card-row.left')();
    return Promise.all(rows.map((row) => row.text()));
  }

  async selected(): Promise<readonly string[]> {
    const rows = await this.locatorForAll('[data-card][aria-selected="true"]')();
    return Promise.all(rows.map((row) => row.text()));
  }

  /** Tab stops of the grid: never more than one. */
  async tabStops(): Promise<number> {
    return (await this.locatorForAll('[tabindex="0"]')()).length;
  }

  async press(row: number): Promise<void> {
    await (await this.#rows())[row]?.click();
  }

  async walkRight(): Promise<void> {
    await (await this.#grid()).sendKeys(TestKey.RIGHT_ARROW);
  }

  async mark(): Promise<void> {
    await (await this.#grid()).sendKeys(' ');
  }
}
