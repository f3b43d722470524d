import Keycloak from 'keycloak-js';
import { mayRedirectAgain } from './log-in-attempts.ts';
import { discoverProvider, refreshTokens } from './provider.ts';
import type { ProviderMetadata } from './provider.ts';
import { isEnded, watchSession } from './session-watch.ts';
import { StepUpDesk } from './step-up-desk.ts';
import { askSiblings, openTabChannel } from './tab-channel.ts';
import type { TabChannel } from './tab-channel.ts';
import { TokenKeeper, TokenUnavailableError } from './token-keeper.ts';
import { readClaims } from './tokens.ts';
import type { Tokens } from './tokens.ts';

/** Why the shell cannot sign anybody in, for the start page. */
export class SignInError extends Error {
  override name = 'SignInError';
  readonly kind: 'insecure' | 'provider-away' | 'refused' | 'in-circles';
  constructor(kind: SignInError['kind'], reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.kind = kind;
  }
}

export type SessionState = 'active' | 'ended' | 'signed-out-elsewhere' | 'leaving';

/** A signed-in person's session, the same for all tabs of this browser. */
export interface Session {
  /** A valid access token. With `refresh` a new one, because an API refused the last one. */
  getToken(options?: { refresh?: boolean }): Promise<string>;
  signOut(): Promise<void>;
  /** To the provider's log-in page, and back to where the person is now. */
  logInAgain(): Promise<void>;
  getState(): SessionState;
  /** Whether the provider gives no answer just now. The session goes on as long as its token. */
  isProviderAway(): boolean;
  /** Calls that wait for a more recent log-in. */
  readonly stepUps: StepUpDesk;
  subscribe(listener: () => void): () => void;
}

export interface SessionOptions {
  issuer: string;
  clientId: string;
  locale: string;
}

const SIGNING_OUT = 'linli.signing-out';
const END_WITHIN_MS = 3_000;
const WATCH_LOCK = 'linli-session-watch';

/** Whether the address holds what the provider sent back. */
export const comesFromProvider = (): boolean => /[#&]state=/.test(location.hash);

/** Signs in: by another tab's tokens, or by the provider. Does not return when it redirects. */
export async function startSession(options: SessionOptions): Promise<Session> {
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) throw new SignInError('insecure', location.origin);
  const channel = openTabChannel(`linli-session:${options.clientId}`);
  if (sessionStorage.getItem(SIGNING_OUT)) {
    sessionStorage.removeItem(SIGNING_OUT);
    channel.post({ type: 'sign-out-done' });
  }

  const shared = comesFromProvider() || !(await hasSiblings()) ? undefined : await askSiblings(channel);
  const provider = shared?.provider ?? (await discover(options.issuer));
  const keycloak = new Keycloak({ clientId: options.clientId, oidcProvider: provider });
  const tokens = shared?.tokens ?? (await logIn(keycloak, options.locale));
  return new BrowserSession(keycloak, tokens, provider, channel, options);
}

async function discover(issuer: string): Promise<ProviderMetadata> {
  try {
    return await discoverProvider(issuer);
  } catch (cause) {
    throw new SignInError('provider-away', (cause as Error).message, { cause });
  }
}

async function logIn(keycloak: Keycloak, locale: string): Promise<Tokens> {
  try {
    await keycloak.init({ pkceMethod: 'S256', checkLoginIframe: false, responseMode: 'fragment' });
  } catch (cause) {
    const refusal = cause as { error?: string; error_description?: string } | undefined;
    if (refusal?.error) {
      throw new SignInError('refused', refusal.error_description ?? refusal.error, { cause });
    }
    throw new SignInError('provider-away', cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const { token, refreshToken, idToken, timeSkew } = keycloak;
  if (!token || !refreshToken) return redirectToLogIn(keycloak, locale);
  if (await isEnded(token).catch(() => undefined)) return finishLogOut(keycloak);
  return { access: token, refresh: refreshToken, id: idToken, timeSkew: timeSkew ?? 0 };
}

/**
 * A log-out that was cut off half-way (the tab was closed, the page reloaded) is known to core and not to the provider,
 * which goes on signing that person in, without a question, to a session that core refuses: it has to hear of it first.
 */
async function finishLogOut(keycloak: Keycloak): Promise<never> {
  if (!mayRedirectAgain(sessionStorage, Date.now())) throw new SignInError('in-circles', location.origin);
  await keycloak.logout({ redirectUri: `${location.origin}/` });
  return new Promise<never>(() => undefined);
}

async function redirectToLogIn(keycloak: Keycloak, locale: string): Promise<never> {
  if (!mayRedirectAgain(sessionStorage, Date.now())) throw new SignInError('in-circles', location.origin);
  await keycloak.login({ locale, redirectUri: location.origin + location.pathname + location.search });
  return new Promise<never>(() => undefined);
}

/** Whether another tab may have a session: each holds, or waits for, the lock of those that watch over it. */
async function hasSiblings(): Promise<boolean> {
  if (!('locks' in navigator)) return true;
  const { held = [], pending = [] } = await navigator.locks.query();
  return [...held, ...pending].some(({ name }) => name === WATCH_LOCK);
}

/** One among all tabs of the origin does it at a time. */
function withLock(name: string): <T>(work: () => Promise<T>) => Promise<T> {
  return (work) => ('locks' in navigator ? navigator.locks.request(name, work) : work());
}

class BrowserSession implements Session {
  readonly stepUps = new StepUpDesk();
  #state: SessionState = 'active';
  #providerAway = false;
  readonly #listeners = new Set<() => void>();
  readonly #keeper: TokenKeeper;
  readonly #keycloak: Keycloak;
  readonly #channel: TabChannel;
  readonly #locale: string;
  readonly #issuer: string;

  constructor(
    keycloak: Keycloak,
    tokens: Tokens,
    provider: ProviderMetadata,
    channel: TabChannel,
    options: SessionOptions,
  ) {
    this.#keycloak = keycloak;
    this.#channel = channel;
    this.#locale = options.locale;
    this.#issuer = options.issuer;
    this.#keeper = new TokenKeeper(tokens, {
      refresh: (current) => refreshTokens(provider, options.clientId, current),
      withLock: withLock('linli-token-refresh'),
      onAway: (away) => this.#setAway(away),
      share: (fresh) => channel.post({ type: 'tokens', tokens: fresh, provider }),
      askOthers: async () => (await askSiblings(channel))?.tokens,
      onOver: () => void this.#over(),
      onOtherPerson: () => location.reload(),
    });
    channel.listen((message) => this.#onMessage(message, provider));
    const stopWatching = watchSession({
      getToken: () => this.getToken(),
      withLock: withLock(WATCH_LOCK),
      onEnded: () => this.#endForAllTabs(),
    });
    this.subscribe(() => {
      if (this.#state !== 'active') stopWatching();
    });
    const wake = () => {
      if (document.visibilityState === 'visible' && this.#state === 'active')
        void this.getToken().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
  }

  getToken = async (options?: { refresh?: boolean }): Promise<string> => {
    if (this.#state !== 'active') throw new TokenUnavailableError('signed out');
    if (!options?.refresh) return this.#keeper.getToken();
    if (await this.#wasEnded()) {
      this.#endForAllTabs();
      throw new TokenUnavailableError('the session was ended');
    }
    // Core refuses even a fresh token. Only a new log-in helps.
    if (await this.#keeper.renew()) return this.#keeper.getToken();
    await this.logInAgain();
    throw new TokenUnavailableError('the session was ended');
  };

  logInAgain = async (): Promise<void> => {
    this.#keeper.stop();
    this.#set('leaving');
    // A log-in page that does not come would be the browser's own error page; ours says why and tries again.
    await this.#prepareKeycloak()
      .then(() => discoverProvider(this.#issuer))
      .then(() => redirectToLogIn(this.#keycloak, this.#locale))
      .catch(() => location.reload());
  };

  signOut = async (): Promise<void> => {
    const { access, id } = this.#keeper.tokens;
    this.#keeper.stop();
    this.#set('leaving');
    this.#channel.post({ type: 'signed-out' });
    // Core refuses the token from now on. If core is away the provider tells it later (back-channel).
    await fetch('/api/core/v1/sessions/end', {
      method: 'POST',
      headers: { authorization: `Bearer ${access}`, 'idempotency-key': crypto.randomUUID() },
      // Arrives also when the tab is closed in this moment.
      keepalive: true,
      signal: AbortSignal.timeout(END_WITHIN_MS),
    }).catch(() => undefined);
    sessionStorage.setItem(SIGNING_OUT, '1');
    await this.#prepareKeycloak();
    if (id) this.#keycloak.idToken = id;
    await this.#keycloak.logout({ redirectUri: `${location.origin}/` });
  };

  getState = (): SessionState => this.#state;

  isProviderAway = (): boolean => this.#providerAway;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #onMessage(message: Parameters<Parameters<TabChannel['listen']>[0]>[0], provider: ProviderMetadata): void {
    if (message.type === 'tokens') {
      // Somebody logged in again in another tab: this one goes on from there.
      if (this.#state === 'signed-out-elsewhere' || this.#state === 'ended') location.reload();
      else {
        this.#keeper.adopt(message.tokens);
        this.stepUps.look(this.#keeper.tokens);
      }
    } else if (message.type === 'ask' && this.#state === 'active') {
      this.#channel.post({ type: 'tokens', tokens: this.#keeper.tokens, provider });
    } else if (message.type === 'signed-out' && this.#state === 'active') {
      this.#keeper.stop();
      this.#set('signed-out-elsewhere');
    } else if (message.type === 'ended') {
      this.#end();
    } else if (message.type === 'sign-out-done' && this.#state === 'signed-out-elsewhere') {
      void this.logInAgain();
    }
  }

  /** The provider gives no more tokens. Whoever was thrown out is told so; a day that is over begins anew. */
  async #over(): Promise<void> {
    if (await this.#wasEnded()) this.#endForAllTabs();
    else await this.logInAgain();
  }

  #wasEnded(): Promise<boolean | undefined> {
    return isEnded(this.#keeper.tokens.access).catch(() => undefined);
  }

  #endForAllTabs(): void {
    if (this.#state === 'active') this.#channel.post({ type: 'ended' });
    this.#end();
  }

  #end(): void {
    if (this.#state !== 'active') return;
    this.#keeper.stop();
    this.#set('ended');
  }

  #setAway(away: boolean): void {
    if (this.#providerAway === away) return;
    this.#providerAway = away;
    this.#listeners.forEach((listener) => listener());
  }

  /** With another tab's tokens keycloak-js has not been started yet; it needs that before it can log in or out. */
  async #prepareKeycloak(): Promise<void> {
    if (this.#keycloak.didInitialize) return;
    await this.#keycloak.init({ pkceMethod: 'S256', checkLoginIframe: false, responseMode: 'fragment' });
  }

  #set(state: SessionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

/** Who a token is for. */
export function subjectOf(token: string): string {
  return readClaims(token).sub;
}
