const FAILURES = 5;
const REST = 30_000;

/** After five failures in a row nothing is asked for half a minute, then once to see. */
export class Breaker {
  #failures = 0;
  #until = 0;
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the model may be asked now. */
  allows(): boolean {
    if (this.#failures < FAILURES) return true;
    if (this.#now() < this.#until) return false;
    this.#until = this.#now() + REST;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
  }

  failed(): void {
    this.#failures += 1;
    if (this.#failures >= FAILURES) this.#until = this.#now() + REST;
  }
}
