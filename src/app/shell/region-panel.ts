import chevronSvg from '@material-symbols/svg-400/outlined/chevron_right.svg';
import { NgTemplateOutlet } from '@angular/common';
import type { ElementRef } from '@angular/core';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { RegionView } from '#contract/session-view.ts';
import { ReferenceStore } from '../data/reference-store.ts';
import { Words } from '../i18n/words.ts';
import { keep, readKept } from '../platform/browser-store.ts';
import { Icon } from '../ui/icon/icon.ts';
import { childrenByParent, searchRegions } from './region-search.ts';

const RECENT = 5;
const FOUND = 40;

/** Search by name or initials, the recent five, and the tree of what the reader may see. */
@Component({
  selector: 'app-region-panel',
  imports: [Icon, NgTemplateOutlet],
  styleUrl: './region-panel.scss',
  templateUrl: './region-panel.html',
})
export class RegionPanel {
  readonly #reference = inject(ReferenceStore);
  protected readonly words = inject(Words);
  protected readonly chevron = chevronSvg;
  readonly chosen = input.required<string>();
  readonly choose = output<string>();

  protected readonly fieldRef = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly text = signal('');
  readonly #opened = signal<ReadonlySet<string>>(new Set());
  readonly #recent = signal(keptRecent());

  protected readonly children = computed(() => childrenByParent(this.#reference.regions()));
  protected readonly roots = computed(() => this.children().get(null) ?? []);
  protected readonly found = computed(() =>
    searchRegions(this.#reference.regions(), this.text(), FOUND),
  );
  protected readonly recent = computed(() =>
    this.#recent()
      .map((code) => this.#reference.findRegion(code))
      .filter((region) => region !== undefined),
  );

  constructor() {
    this.#reference.loadRegions();
    afterNextRender(() => {
      this.fieldRef().nativeElement.focus();
    });
  }

  protected isOpen(region: RegionView): boolean {
    // The first level stands open: a picker that shows one line would only be in the way.
    return this.#opened().has(region.code) !== (region.level === 0);
  }

  protected turn(region: RegionView): void {
    this.#opened.update((opened) => {
      const next = new Set(opened);
      if (!next.delete(region.code)) next.add(region.code);
      return next;
    });
  }

  protected pick(code: string): void {
    const recent = [code, ...this.#recent().filter((other) => other !== code)].slice(0, RECENT);
    this.#recent.set(recent);
    keep('regions', recent);
    this.choose.emit(code);
  }
}

function keptRecent(): readonly string[] {
  const kept = readKept('regions');
  return Array.isArray(kept) ? kept.filter((code) => typeof code === 'string') : [];
}
