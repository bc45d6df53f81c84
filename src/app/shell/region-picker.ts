import expandSvg from '@material-symbols/svg-400/outlined/keyboard_arrow_down.svg';
import placeSvg from '@material-symbols/svg-400/outlined/location_on.svg';
import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { ReferenceStore } from '../data/reference-store.ts';
import { SessionStore } from '../data/session-store.ts';
import { Words } from '../i18n/words.ts';
import { Dropdown } from '../ui/dropdown/dropdown.ts';
import { Icon } from '../ui/icon/icon.ts';
import { RegionPanel } from './region-panel.ts';

/** The region that scopes everything on the page; it lives in the address as `region`. */
@Component({
  selector: 'app-region-picker',
  imports: [Dropdown, Icon, RegionPanel],
  styles: `
    :host {
      flex: none;
    }
    app-icon {
      --icon-size: 16px;

      color: var(--mj-text-3);
    }
    b {
      max-width: 160px;
      overflow: hidden;
      font-weight: 500;
      text-overflow: ellipsis;
    }
  `,
  template: `
    <app-dropdown [label]="words.t().shell.regionScope">
      <app-icon [svg]="icons.place" /><b>{{ name() }}</b
      ><app-icon [svg]="icons.expand" />
      <ng-template>
        @defer (on immediate) {
          <app-region-panel [chosen]="code()" (choose)="choose($event)" />
        }
      </ng-template>
    </app-dropdown>
  `,
})
export class RegionPicker {
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #reference = inject(ReferenceStore);
  readonly #session = inject(SessionStore);
  protected readonly words = inject(Words);
  protected readonly icons = { expand: expandSvg, place: placeSvg };
  readonly #parameters = toSignal(this.#route.queryParamMap);
  protected readonly dropdown = viewChild.required(Dropdown);

  protected readonly code = computed(
    () => this.#parameters()?.get('region') ?? this.#session.me()?.regionCode ?? '',
  );
  protected readonly name = computed(() => {
    const me = this.#session.me();
    const code = this.code();
    if (code === me?.regionCode) return me.regionName;
    return this.#reference.findRegion(code)?.name ?? code;
  });

  constructor() {
    effect(() => {
      // A region in the address is shown by its name, which only the list has.
      if (this.code() !== this.#session.me()?.regionCode) this.#reference.loadRegions();
    });
  }

  protected choose(code: string): void {
    this.dropdown().close();
    const own = code === this.#session.me()?.regionCode;
    void this.#router.navigate([], {
      queryParams: { region: own ? null : code },
      queryParamsHandling: 'merge',
    });
  }
}
