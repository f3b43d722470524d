import { ApiError, CLIENT_OFFLINE } from '@linli/sdk-web';
import type { Session } from '../session/session.ts';
import { TokenUnavailableError } from '../session/token-keeper.ts';

/** The session's tokens as the API client wants them: no token because the provider is away counts as being offline. */
export function tokenFor(session: Session): (options?: { refresh?: boolean }) => Promise<string> {
  return async (options) => {
    try {
      return await session.getToken(options);
    } catch (error) {
      if (!(error instanceof TokenUnavailableError)) throw error;
      throw new ApiError({ type: 'about:blank', title: '', status: 503, code: CLIENT_OFFLINE, traceId: 'no-token' });
    }
  };
}
