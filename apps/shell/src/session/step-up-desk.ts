import type { StepUp } from '@linli/contracts';
import type { Tokens } from './tokens.ts';
import { satisfies } from './tokens.ts';

/**
 * Where calls wait that need a more recent log-in: the page stays as it is, with whatever was typed, while the person
 * proves in another window who they are. However many calls wait, the person is asked once.
 */
export class StepUpDesk {
  #need: StepUp | undefined;
  #waiting: ((proved: boolean) => void)[] = [];
  readonly #listeners = new Set<() => void>();

  /** What is asked for now; undefined when nothing is. */
  getNeed = (): StepUp | undefined => this.#need;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves when the person has proved it, or would rather not. */
  ask(need: StepUp): Promise<boolean> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#need ??= need;
      this.#tell();
    });
  }

  /** There are new tokens; perhaps they are what is waited for. */
  look(tokens: Tokens, now = Date.now()): void {
    if (this.#need && satisfies(tokens, this.#need, now)) this.#finish(true);
  }

  giveUp = (): void => this.#finish(false);

  #finish(proved: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#need = undefined;
    this.#tell();
    for (const resolve of waiting) resolve(proved);
  }

  #tell(): void {
    this.#listeners.forEach((listener) => listener());
  }
}
