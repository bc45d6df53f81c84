import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
/** A window is a minute; figures are of the last whole one and the one at work, the worse of both. */
const WINDOW_MS = 60_000;
const NS_PER_S = 1e9;

interface Stalls {
  readonly p99: number;
  readonly longest: number;
}

/** Measures how long the event loop of this thread stands still. */
export class LoopStalls {
  readonly #histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #timer: NodeJS.Timeout;
  #last: Stalls = { p99: 0, longest: 0 };

  constructor() {
    this.#histogram.enable();
    this.#timer = setInterval(() => {
      this.#last = this.#read();
      this.#histogram.reset();
    }, WINDOW_MS);
    this.#timer.unref();
  }

  figures(): Readonly<Record<string, number>> {
    const now = this.#read();
    return {
      'mingjian_loop_stall_seconds{quantile="0.99"}': Math.max(now.p99, this.#last.p99),
      'mingjian_loop_stall_seconds{quantile="1"}': Math.max(now.longest, this.#last.longest),
    };
  }

  close(): void {
    clearInterval(this.#timer);
    this.#histogram.disable();
  }

  /** Seconds beyond the timer's own pause. */
  #read(): Stalls {
    const beyond = (ns: number) => Math.max(0, ns / NS_PER_S - RESOLUTION_MS / 1000);
    if (this.#histogram.count === 0) return { p99: 0, longest: 0 };
    return { p99: beyond(this.#histogram.percentile(99)), longest: beyond(this.#histogram.max) };
  }
}
