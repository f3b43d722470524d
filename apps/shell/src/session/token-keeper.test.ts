import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ProviderAwayError, SessionOverError } from './provider.ts';
import { TokenKeeper, TokenUnavailableError } from './token-keeper.ts';
import type { TokenKeeperPorts } from './token-keeper.ts';
import type { Tokens } from './tokens.ts';

const START = Date.parse('2026-11-23T02:00:00Z');

function tokens(at: number, lifeSeconds: number, sub = 'one'): Tokens {
  const claims = { sub, iat: Math.floor(at / 1000), exp: Math.floor(at / 1000) + lifeSeconds };
  return { access: `h.${btoa(JSON.stringify(claims))}.s`, refresh: `r.${at}`, timeSkew: 0 };
}

/** One lock for all keepers of a test, as the browser has one for all tabs. */
function fakeLock(): TokenKeeperPorts['withLock'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function keeper(own: Partial<TokenKeeperPorts> = {}, first = tokens(START, 300)) {
  const ports = {
    refresh: jest.fn<TokenKeeperPorts['refresh']>(() => Promise.resolve(tokens(Date.now(), 300))),
    withLock: fakeLock(),
    share: jest.fn<TokenKeeperPorts['share']>(),
    askOthers: jest.fn(() => Promise.resolve<Tokens | undefined>(undefined)),
    onOver: jest.fn(),
    onAway: jest.fn<TokenKeeperPorts['onAway']>(),
    onOtherPerson: jest.fn(),
    ...own,
  };
  return { ports, kept: new TokenKeeper(first, ports) };
}

beforeEach(() => void jest.useFakeTimers({ now: START }));
afterEach(() => void jest.useRealTimers());

describe('a token that is still good', () => {
  test('is given without asking the provider', async () => {
    const { kept, ports } = keeper();
    expect(await kept.getToken()).toBe(kept.tokens.access);
    expect(ports.refresh).not.toHaveBeenCalled();
    kept.stop();
  });

  test('is refreshed a minute before it ends, and the fresh one is shared', async () => {
    const { kept, ports } = keeper();
    await jest.advanceTimersByTimeAsync(230_000);
    expect(ports.refresh).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(12_000);
    expect(ports.refresh).toHaveBeenCalledTimes(1);
    expect(ports.share).toHaveBeenCalledWith(kept.tokens);
    kept.stop();
  });
});

describe('two tabs', () => {
  test('refresh once between them: the second finds the first one’s token when its turn comes', async () => {
    const withLock = fakeLock();
    const refresh = jest.fn<TokenKeeperPorts['refresh']>(() => Promise.resolve(tokens(Date.now(), 300)));
    const tabs: TokenKeeper[] = [];
    const share = (fresh: Tokens) => tabs.forEach((tab) => tab.adopt(fresh));
    tabs.push(keeper({ withLock, refresh, share }).kept, keeper({ withLock, refresh, share }).kept);
    await jest.advanceTimersByTimeAsync(5_000);
    await Promise.all(tabs.map((tab) => tab.refreshNow()));
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(tabs[0]?.tokens.access).toBe(tabs[1]?.tokens.access);
    tabs.forEach((tab) => tab.stop());
  });

  test('do not go back to an older token', () => {
    const { kept } = keeper({}, tokens(START, 300));
    kept.adopt(tokens(START - 60_000, 300));
    expect(kept.tokens).toEqual(tokens(START, 300));
    kept.stop();
  });

  test('notice that somebody else logged in', () => {
    const { kept, ports } = keeper();
    kept.adopt(tokens(START + 1_000, 300, 'two'));
    expect(ports.onOtherPerson).toHaveBeenCalledTimes(1);
  });
});

describe('a provider that does not answer', () => {
  test('ends no session: it is asked again until it is back', async () => {
    let away = true;
    const { kept, ports } = keeper({
      refresh: () =>
        away ? Promise.reject(new ProviderAwayError('HTTP 503')) : Promise.resolve(tokens(Date.now(), 300)),
    });
    await jest.advanceTimersByTimeAsync(290_000);
    expect(ports.onAway).toHaveBeenLastCalledWith(true);
    away = false;
    await jest.advanceTimersByTimeAsync(6_000);
    expect(ports.onAway).toHaveBeenLastCalledWith(false);
    expect(await kept.getToken()).toBe(kept.tokens.access);
    expect(ports.onOver).not.toHaveBeenCalled();
    kept.stop();
  });

  test('makes a caller wait twenty seconds at most', async () => {
    const { kept } = keeper(
      { refresh: () => Promise.reject(new ProviderAwayError('away')) },
      tokens(START - 300_000, 300),
    );
    const asked = kept.getToken().catch((error: unknown) => error);
    await jest.advanceTimersByTimeAsync(21_000);
    expect(await asked).toBeInstanceOf(TokenUnavailableError);
    kept.stop();
  });
});

describe('a refused refresh', () => {
  const refresh = () => Promise.reject(new SessionOverError('400'));

  test('ends the session, once', async () => {
    const { kept, ports } = keeper({ refresh });
    await kept.refreshNow();
    await kept.refreshNow();
    expect(ports.onOver).toHaveBeenCalledTimes(1);
  });

  test('does not end it when another tab has used the refresh token first and has newer tokens', async () => {
    const newer = tokens(START + 5_000, 300);
    const { kept, ports } = keeper({ refresh, askOthers: () => Promise.resolve(newer) });
    await kept.refreshNow();
    expect(ports.onOver).not.toHaveBeenCalled();
    expect(kept.tokens).toEqual(newer);
    kept.stop();
  });
});

describe('a token that an API refused', () => {
  test('is renewed when it has some age', async () => {
    const { kept, ports } = keeper();
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await kept.renew()).toBe(true);
    expect(ports.refresh).toHaveBeenCalledTimes(1);
    kept.stop();
  });

  test('is not renewed when it is new: another one would be refused too', async () => {
    const { kept, ports } = keeper();
    expect(await kept.renew()).toBe(false);
    expect(ports.refresh).not.toHaveBeenCalled();
    kept.stop();
  });
});
