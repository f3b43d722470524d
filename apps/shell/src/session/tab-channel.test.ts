import { describe, expect, jest, test } from '@jest/globals';
import type { ProviderMetadata } from './provider.ts';
import { askSiblings } from './tab-channel.ts';
import type { TabChannel, TabMessage } from './tab-channel.ts';

const provider: ProviderMetadata = { issuer: 'x', authorization_endpoint: 'x/auth', token_endpoint: 'x/token' };
const tokens = { access: 'a', refresh: 'r', timeSkew: 0 };

/** A channel whose other tab answers as told. */
function channel(answer: (message: TabMessage) => TabMessage | undefined): TabChannel {
  const listeners = new Set<(message: TabMessage) => void>();
  return {
    post: (message) => {
      const back = answer(message);
      if (back) queueMicrotask(() => listeners.forEach((listener) => listener(back)));
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

describe('a new tab', () => {
  test('gets the tokens and the provider of a tab that is logged in', async () => {
    const found = await askSiblings(
      channel((message) => (message.type === 'ask' ? { type: 'tokens', tokens, provider } : undefined)),
    );
    expect(found).toEqual({ tokens, provider });
  });

  test('waits no longer than 300 ms when it is the only one', async () => {
    jest.useFakeTimers();
    const asked = askSiblings(channel(() => undefined));
    await jest.advanceTimersByTimeAsync(301);
    expect(await asked).toBeUndefined();
    jest.useRealTimers();
  });
});
