import { computed, Service, signal } from '@angular/core';
import { keep, readKept } from './browser-store.ts';

/** Sound and desktop notice of new red cards; both off until the reader switches them on. */
@Service()
export class Notifier {
  readonly #sound = signal(readKept('sound') === true);
  readonly #desktop = signal(readKept('desktop') === true && granted());
  #audio: AudioContext | undefined;

  readonly sound = this.#sound.asReadonly();
  readonly desktop = this.#desktop.asReadonly();
  readonly on = computed(() => this.#sound() || this.#desktop());

  switchSound(): void {
    this.#sound.update((on) => !on);
    keep('sound', this.#sound());
    if (this.#sound()) this.#play();
  }

  /** Asks the browser for leave when switched on; stays off when it is refused. */
  async switchDesktop(): Promise<void> {
    if (this.#desktop()) {
      this.#desktop.set(false);
    } else if ('Notification' in window) {
      this.#desktop.set((await Notification.requestPermission()) === 'granted');
    }
    keep('desktop', this.#desktop());
  }

  /** Tells of it in the ways that are on; the notice is shown only while the page is not looked at. */
  tell(title: string, body: string): void {
    if (this.#sound()) this.#play();
    if (this.#desktop() && document.hidden && granted()) {
      new Notification(title, { body, tag: 'mingjian.cards' });
    }
  }

  #play(): void {
    this.#audio ??= new AudioContext();
    const tone = this.#audio.createOscillator();
    const volume = this.#audio.createGain();
    const start = this.#audio.currentTime;
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    tone.connect(volume).connect(this.#audio.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  }
}

function granted(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}
