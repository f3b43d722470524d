import { SessionOverError } from './provider.ts';
import type { Tokens } from './tokens.ts';
import { readClaims, secondsLeft } from './tokens.ts';

export interface TokenKeeperPorts {
  /** One refresh at the provider; throws {@link SessionOverError} when only a new log-in helps. */
  refresh(tokens: Tokens): Promise<Tokens>;
  /** Runs the work while no other tab runs its own. */
  withLock<T>(work: () => Promise<T>): Promise<T>;
  /** Fresh tokens that the other tabs should have. */
  share(tokens: Tokens): void;
  /** Asks the other tabs once more; perhaps one of them has a newer refresh token. */
  askOthers(): Promise<Tokens | undefined>;
  /** The session is over here; called once. */
  onOver(): void;
  /** The provider gave no answer, or gives one again. */
  onAway(away: boolean): void;
  /** Another tab has the tokens of another person; called once. */
  onOtherPerson(): void;
}

/** No valid token could be had in time; the provider is away, the session is not over. */
export class TokenUnavailableError extends Error {
  override name = 'TokenUnavailableError';
}

const REFRESH_AHEAD_S = 60;
const USABLE_S = 10;
const WAIT_MS = 20_000;
const JUST_MADE_S = 5;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 5_000] as const;

/**
 * Keeps a valid access token: refreshes a minute ahead, one tab for all, and goes on trying while the provider is away.
 * A restart of the provider never ends a session; only its refusal does.
 */
export class TokenKeeper {
  #tokens: Tokens;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;
  #ended = false;
  readonly #ports: TokenKeeperPorts;
  readonly #wait: (ms: number) => Promise<void>;

  constructor(
    tokens: Tokens,
    ports: TokenKeeperPorts,
    wait = (ms: number) => new Promise<void>((r) => setTimeout(r, ms)),
  ) {
    this.#tokens = tokens;
    this.#ports = ports;
    this.#wait = wait;
    this.#schedule();
  }

  get tokens(): Tokens {
    return this.#tokens;
  }

  /** Takes over what another tab has, if it is newer. */
  adopt(tokens: Tokens): void {
    if (this.#ended) return;
    const mine = readClaims(this.#tokens.access);
    const theirs = readClaims(tokens.access);
    if (theirs.sub !== mine.sub) {
      this.stop();
      this.#ports.onOtherPerson();
    } else if (theirs.iat > mine.iat || (theirs.iat === mine.iat && theirs.exp > mine.exp)) {
      this.#tokens = tokens;
      this.#schedule();
      this.#ports.onAway(false);
    }
  }

  /** A token that is good for ten seconds at least; waits up to twenty for one. */
  async getToken(): Promise<string> {
    if (secondsLeft(this.#tokens, Date.now()) > USABLE_S) return this.#tokens.access;
    await Promise.race([this.refreshNow(), this.#wait(WAIT_MS)]);
    if (secondsLeft(this.#tokens, Date.now()) > 0) return this.#tokens.access;
    throw new TokenUnavailableError('no valid token in time');
  }

  /** Refreshes now unless it is being done already; returns when a fresh token is there or the session is over. */
  refreshNow(): Promise<void> {
    this.#running ??= this.#refresh().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Gets another token although this one is still valid; false when this one is itself quite new. */
  async renew(): Promise<boolean> {
    const age = Date.now() / 1000 - this.#tokens.timeSkew - readClaims(this.#tokens.access).iat;
    if (age < JUST_MADE_S) return false;
    await Promise.race([this.refreshNow(), this.#wait(WAIT_MS)]);
    return true;
  }

  /** Forgets nothing, but asks for nothing more. */
  stop(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #refresh(): Promise<void> {
    for (let attempt = 0; !this.#ended; attempt += 1) {
      const before = this.#tokens.access;
      try {
        await this.#ports.withLock(async () => {
          // Somebody else may have done it while this tab waited for its turn.
          if (this.#tokens.access !== before || this.#ended) return;
          const fresh = await this.#ports.refresh(this.#tokens);
          if (this.#ended) return;
          this.#tokens = fresh;
          this.#schedule();
          this.#ports.share(fresh);
        });
        this.#ports.onAway(false);
        return;
      } catch (error) {
        if (error instanceof SessionOverError) return this.#endUnlessRenewed(before);
        this.#ports.onAway(true);
      }
      await this.#wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 5_000);
    }
  }

  /** A refusal may only mean that another tab used the refresh token first. */
  async #endUnlessRenewed(before: string): Promise<void> {
    const others = await this.#ports.askOthers();
    if (others) this.adopt(others);
    if (this.#ended || this.#tokens.access !== before) return;
    this.stop();
    this.#ports.onOver();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    // A few seconds of difference between the tabs, so that the first has told the others before they begin.
    const ahead = REFRESH_AHEAD_S + Math.random() * 8;
    const left = secondsLeft(this.#tokens, Date.now());
    const inSeconds = left > ahead + 30 ? left - ahead : left / 2;
    this.#timer = setTimeout(() => void this.refreshNow(), Math.max(1_000, inSeconds * 1_000));
  }
}
