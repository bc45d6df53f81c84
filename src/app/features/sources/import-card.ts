import { Component, computed, inject, signal } from '@angular/core';
import { FETCH, queryText } from '../../data/api.ts';
import type { ApiError } from '../../data/api-error.ts';
import { asApiError, decodeProblem } from '../../data/api-error.ts';
import { errorWords } from '../../data/error-words.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Words } from '../../i18n/words.ts';
import { exchangeZh } from './exchange-zh.ts';
import { readImport } from './read-import.ts';
import type { ImportProgress, ImportReport } from './read-import.ts';

/** Profiles that are offered, those of this province's own systems first. */
const PROFILES = [
  ...(['hotline12345', 'messages', 'open311', 'bpic15', 'wabo', 'boston311', 'stlouis'] as const),
];

/** Brings a file in and tells how far it is, and what was taken and what was not. */
@Component({
  selector: 'app-import-card',
  styleUrl: './import-card.scss',
  templateUrl: './import-card.html',
})
export class ImportCard {
  readonly #fetch = inject(FETCH);
  protected readonly words = inject(Words);
  protected readonly own = useTexts(exchangeZh, () =>
    import('./exchange-en.ts').then((module) => module.exchangeEn),
  );
  protected readonly profiles = PROFILES;
  protected readonly profile = signal<(typeof PROFILES)[number]>('hotline12345');
  protected readonly region = signal('');
  protected readonly file = signal<File | undefined>(undefined);
  protected readonly progress = signal<ImportProgress | undefined>(undefined);
  protected readonly report = signal<ImportReport | undefined>(undefined);
  protected readonly failure = signal<ApiError | undefined>(undefined);
  protected readonly running = signal(false);

  protected readonly status = computed(() => {
    const { exact } = this.words.format();
    const texts = this.own().import;
    const report = this.report();
    if (report !== undefined) return texts.done(exact(report.logEvents), exact(report.cases));
    const progress = this.progress();
    if (progress === undefined) return '';
    const { bytesRead, bytes, logEvents } = progress;
    const percent = bytes === 0 ? 100 : Math.floor((bytesRead / bytes) * 100);
    return texts.running(`${percent} %`, exact(logEvents));
  });
  protected readonly figures = computed(() => {
    const report = this.report();
    if (report === undefined) return '';
    const { exact } = this.words.format();
    const { accepted, duplicate, quarantined } = report;
    return this.own().import.figures(exact(accepted), exact(duplicate), exact(quarantined));
  });
  protected readonly sentence = computed(() => {
    const failed = this.failure();
    return failed === undefined ? '' : errorWords(failed, this.words.t().error);
  });
  protected readonly types = computed(() => Object.entries(this.report()?.types ?? {}));
  protected readonly reasons = computed(() => Object.entries(this.report()?.reasons ?? {}));

  protected choose(event: Event): void {
    const { files } = event.target as HTMLInputElement;
    this.file.set(files?.[0]);
  }

  protected pickProfile(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.profile.set(PROFILES.find((each) => each === value) ?? 'hotline12345');
  }

  protected nameRegion(event: Event): void {
    this.region.set((event.target as HTMLInputElement).value.trim());
  }

  protected async start(event: Event): Promise<void> {
    event.preventDefault();
    const file = this.file();
    if (file === undefined || this.running()) return;
    this.running.set(true);
    this.progress.set(undefined);
    this.report.set(undefined);
    this.failure.set(undefined);
    try {
      await this.#send(file);
    } catch (error) {
      this.failure.set(asApiError(error));
    } finally {
      this.running.set(false);
    }
  }

  async #send(file: File): Promise<void> {
    const asked = { profile: this.profile(), name: file.name, region: this.region() };
    const response = await this.#fetch(`/api/v1/imports${queryText(asked)}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/octet-stream',
        'x-requested-with': 'mingjian',
      },
      body: file,
    });
    if (!response.ok || response.body === null) {
      throw decodeProblem(await response.json().catch(() => undefined), response.status);
    }
    for await (const line of readImport(response.body)) {
      if (line.progress !== undefined) this.progress.set(line.progress);
      if (line.report !== undefined) this.report.set(line.report);
      if (line.problem !== undefined) this.failure.set(decodeProblem(line.problem, 422));
    }
  }
}
