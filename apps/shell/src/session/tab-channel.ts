import type { ProviderMetadata } from './provider.ts';
import type { Tokens } from './tokens.ts';

/** What the tabs of one browser tell each other. */
export type TabMessage =
  | { type: 'ask' }
  | { type: 'tokens'; tokens: Tokens; provider: ProviderMetadata }
  | { type: 'signed-out' }
  /** Ended elsewhere: at the provider, or by an administrator. */
  | { type: 'ended' }
  | { type: 'sign-out-done' };

export interface TabChannel {
  post(message: TabMessage): void;
  /** Returns the function that stops listening. */
  listen(listener: (message: TabMessage) => void): () => void;
}

/** The other tabs of this origin, or nobody where the browser has no BroadcastChannel. */
export function openTabChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, listen: () => () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const onMessage = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel.addEventListener('message', onMessage);
      return () => channel.removeEventListener('message', onMessage);
    },
  };
}

/** Asks the other tabs for a running session; undefined when none answers in time. */
export function askSiblings(
  channel: TabChannel,
  waitMs = 300,
): Promise<{ tokens: Tokens; provider: ProviderMetadata } | undefined> {
  return new Promise((resolve) => {
    const finish = (answer?: { tokens: Tokens; provider: ProviderMetadata }) => {
      clearTimeout(timer);
      stop();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(), waitMs);
    const stop = channel.listen((message) => {
      if (message.type === 'tokens') finish({ tokens: message.tokens, provider: message.provider });
    });
    channel.post({ type: 'ask' });
  });
}
