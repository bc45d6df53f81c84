import { computed, inject, Service, signal } from '@angular/core';
import type { DepartmentView, ItemView, RegionView, SourceView } from '#contract/session-view.ts';
import { Api } from './api.ts';

/** Regions, departments, items and sources that the reader may see; loaded when first needed. */
@Service()
export class ReferenceStore {
  readonly #api = inject(Api);
  readonly #regions = signal<readonly RegionView[]>([]);
  readonly #departments = signal<readonly DepartmentView[]>([]);
  readonly #items = signal<readonly ItemView[]>([]);
  readonly #sources = signal<readonly SourceView[] | 'hidden'>([]);
  readonly #started = new Set<string>();

  readonly regions = this.#regions.asReadonly();
  readonly departments = this.#departments.asReadonly();
  readonly items = this.#items.asReadonly();
  /** `hidden` where the role may not see them. */
  readonly sources = this.#sources.asReadonly();
  readonly silentSources = computed(() => {
    const sources = this.#sources();
    return sources === 'hidden' ? 0 : sources.filter((source) => source.silent).length;
  });
  readonly #regionByCode = computed(
    () => new Map(this.#regions().map((region) => [region.code, region])),
  );

  findRegion(code: string): RegionView | undefined {
    return this.#regionByCode().get(code);
  }

  loadRegions(): void {
    this.#once('regions', async () => this.#regions.set(await this.#list<RegionView>('/regions')));
  }

  loadDepartments(): void {
    this.#once('departments', async () =>
      this.#departments.set(await this.#list<DepartmentView>('/departments')),
    );
  }

  loadItems(): void {
    this.#once('items', async () => this.#items.set(await this.#list<ItemView>('/items')));
  }

  async loadSources(): Promise<void> {
    try {
      this.#sources.set(await this.#list<SourceView>('/sources'));
    } catch {
      // Most roles have no business with sources; the lamp then only tells of the connection.
      this.#sources.set('hidden');
    }
  }

  /** Another person sees other regions. */
  forget(): void {
    this.#started.clear();
    this.#regions.set([]);
    this.#departments.set([]);
    this.#items.set([]);
    this.#sources.set([]);
  }

  #once(name: string, load: () => Promise<void>): void {
    if (this.#started.has(name)) return;
    this.#started.add(name);
    load().catch(() => {
      // Filters fall back to codes; the next page that needs the list asks again.
      this.#started.delete(name);
    });
  }

  async #list<T>(path: string): Promise<readonly T[]> {
    const answer = await this.#api.get<readonly T[] | { readonly items: readonly T[] }>(path);
    return 'items' in answer ? answer.items : answer;
  }
}
