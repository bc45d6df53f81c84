import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { IndicatorList } from '#contract/indicator-view.ts';
import type { Stamp } from '#contract/page.ts';
import type {
  RankedUnit,
  RankingIndicator,
  RankingItem,
  RankingView,
} from '#contract/ranking-view.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';
import { Api } from '../../data/api.ts';
import { Words } from '../../i18n/words.ts';
import { costlyDepartments, isShared } from './costly-departments.ts';
import type { CostlyDepartment } from './costly-departments.ts';
import { missedDoor, rankedDoor } from './ranking-doors.ts';
import type { rankingZh } from './ranking-zh.ts';

const MOST = 3;

/** The departments of a region that cost it most in the chosen indicator, with the cases that did. */
@Component({
  selector: 'app-department-costs',
  imports: [RouterLink],
  template: `
    @if (shown().length > 0) {
      <section>
        <h3>{{ texts().panel.costly }}</h3>
        <ul>
          @for (one of shown(); track one.code) {
            <li>
              @if (one.page; as page) {
                <a class="name" [routerLink]="page" [queryParams]="pageQuery()">{{ one.name }}</a>
              } @else {
                <span class="name">{{ one.name }}</span>
              }
              @if (one.door; as open) {
                <a [routerLink]="open.path" [queryParams]="open.query">{{
                  texts().panel.pieces(words.format().exact(one.failed))
                }}</a>
              } @else {
                <span>{{ texts().panel.pieces(words.format().exact(one.failed)) }}</span>
              }
              <span class="lost">{{ one.lost }}</span>
            </li>
          }
        </ul>
        <p class="muted">{{ texts().panel.costlyRule }}</p>
      </section>
    }
  `,
  styleUrl: './department-costs.scss',
})
export class DepartmentCosts {
  readonly unit = input.required<RankedUnit>();
  readonly column = input.required<RankingIndicator>();
  readonly item = input.required<RankingItem>();
  readonly view = input.required<RankingView & Pick<Stamp, 'dataVersion'>>();
  readonly texts = input.required<typeof rankingZh>();

  readonly #api = inject(Api);
  protected readonly words = inject(Words);
  protected readonly pageQuery = computed(() => {
    const { period, scheme, knownAt } = this.view();
    return { period: period.code, scheme: scheme.id, knownAt };
  });
  readonly #asked = computed(() => {
    const { unit, kind, mayOpen } = this.unit();
    const { reads } = this.column();
    if (kind !== 'region' || !mayOpen || !isShared(this.column())) return undefined;
    if (reads === null || !('indicator' in reads)) return undefined;
    const { period, knownAt, dataVersion } = this.view();
    // The version is not sent: it only asks again whenever the ranking has moved.
    return { region: unit, id: reads.indicator, period: period.code, knownAt, dataVersion };
  });
  readonly #read = resource({
    params: () => this.#asked(),
    loader: ({ params: { region, id, period, knownAt }, abortSignal }) =>
      this.#api.get<IndicatorList>(
        '/indicators',
        { period, by: 'department', region, id, knownAt },
        abortSignal,
      ),
  });
  protected readonly shown = computed(() => {
    const rows = this.#read.hasValue() ? this.#read.value().items : [];
    return costlyDepartments(this.column(), this.item(), rows, MOST).map((one) => ({
      ...one,
      lost: one.lost > 0 ? this.#signed(-one.lost) : '',
      page: one.code === UNASSIGNED ? null : ['/units', one.code],
      door: this.#doorOf(one),
    }));
  });

  #signed(marks: number): string {
    return this.words.format().change(marks, this.view().scheme.places.score);
  }

  #doorOf({ code }: CostlyDepartment) {
    const column = this.column();
    const unit = { unit: code, kind: 'department' as const, mayOpen: true };
    const missed = missedDoor(column, unit, this.view());
    if (missed !== null) return missed;
    const part = this.item().denominator == null ? 'numerator' : 'denominator';
    return rankedDoor(column, unit, this.view(), part);
  }
}
