import type { LoginAction } from '@linli/contracts';
import { ConflictError } from '@linli/sdk-server';
import { IdentityProvider, type FailedLogin, type NewLogin } from './identity-provider.ts';

/** A provider that core can verify tokens of, but knows no way to look after: its accounts are made there, by hand. */
export class ForeignProvider extends IdentityProvider {
  actionsFor(): Promise<readonly LoginAction[]> {
    return Promise.resolve([]);
  }

  createAccount(): Promise<NewLogin> {
    return this.refuse();
  }
  removeAccount(): Promise<void> {
    return this.refuse();
  }
  setEnabled(): Promise<void> {
    return this.refuse();
  }
  resetPassword(): Promise<string> {
    return this.refuse();
  }
  requirePasswordChange(): Promise<void> {
    return this.refuse();
  }
  requireSecondFactor(): Promise<void> {
    return this.refuse();
  }
  resetSecondFactor(): Promise<void> {
    return this.refuse();
  }
  endSessions(): Promise<void> {
    return this.refuse();
  }
  failedLogins(): Promise<FailedLogin[]> {
    return Promise.resolve([]);
  }
  check(): Promise<void> {
    return Promise.resolve();
  }

  private refuse(): Promise<never> {
    return Promise.reject(new ConflictError('core.provider.foreign'));
  }
}
