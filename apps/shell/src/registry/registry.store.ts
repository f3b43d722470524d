import type { Registry } from '@linli/contracts';
import { registrySchema } from '@linli/contracts';
import { needsDeployment } from './plugin-reason.ts';
import { readRegistry } from './read-registry.ts';

/** What the shell knows about core from asking for the registry again and again. */
export interface RegistryState {
  registry: Registry;
  /** False while core does not answer; the registry is then the last one known. */
  reachable: boolean;
  /** When it stopped answering, in Unix milliseconds; null while it answers. */
  awaySince: number | null;
}

const CALM_MS = 15_000;
const WATCHFUL_MS = 2_000;

/** Reads the registry once; throws when there is none to be had. */
export async function fetchRegistry(fetcher: typeof fetch = fetch): Promise<Registry> {
  return registrySchema.parse(await readRegistry(fetcher));
}

/** Keeps the registry fresh: every 15 s, and every 2 s while a plugin does not run or core is away. */
export class RegistryStore {
  #state: RegistryState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #text: string;
  #asking: Promise<void> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #read: () => Promise<Registry>;

  constructor(registry: Registry, read: () => Promise<Registry> = () => fetchRegistry()) {
    this.#state = { registry, reachable: true, awaySince: null };
    this.#text = JSON.stringify(registry);
    this.#read = read;
  }

  start(): void {
    this.#plan();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  getState = (): RegistryState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks now, for instance because a request has just failed. */
  check = (): Promise<void> => {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
      this.#plan();
    });
    return this.#asking;
  };

  async #ask(): Promise<void> {
    try {
      const registry = await this.#read();
      const text = JSON.stringify(registry);
      if (text === this.#text && this.#state.reachable) return;
      // The same object while nothing changed: what hangs on it is not drawn again.
      const same = text === this.#text;
      this.#text = text;
      this.#set({ registry: same ? this.#state.registry : registry, reachable: true, awaySince: null });
    } catch {
      // One state stands for every reason: the line in the frame says it, and the next turn asks again.
      if (this.#state.reachable) this.#set({ ...this.#state, reachable: false, awaySince: Date.now() });
    }
  }

  #plan(): void {
    clearTimeout(this.#timer);
    const { registry, reachable } = this.#state;
    const calm =
      reachable && registry.plugins.every((plugin) => plugin.state === 'running' || needsDeployment(plugin.reason));
    this.#timer = setTimeout(() => void this.check(), calm ? CALM_MS : WATCHFUL_MS);
  }

  #set(state: RegistryState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}
