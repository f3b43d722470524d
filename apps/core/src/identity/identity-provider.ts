import type { LoginAction } from '@linli/contracts';
import { ConflictError, UnavailableError } from '@linli/sdk-server';

/** An account made at the provider: its `sub`, and the password that is good for one log-in. Shown once, kept nowhere. */
export interface NewLogin {
  subject: string;
  temporaryPassword: string;
}

/** A log-in that failed, as the provider tells it. Never with what was typed as a password. */
export interface FailedLogin {
  id: string;
  at: Date;
  username: string | null;
  /** The provider's word: `invalid_user_credentials`, `user_disabled`. */
  reason: string;
}

/** The provider does not answer; what was asked for has not happened, or nobody knows. */
export class IdentityProviderAwayError extends UnavailableError {
  constructor(cause: unknown) {
    super('core.identity.unavailable', { retryAfter: 3, cause });
  }
}

/** The provider answers, but does not let core work there: `linli keycloak apply` has not been run, or its rights were taken away. */
export class IdentityProviderClosedError extends ConflictError {
  constructor(cause?: unknown) {
    super('core.provider.not-set-up', { cause });
  }
}

/**
 * Port: what core does with accounts at the identity provider. Passwords and second factors live there; whether an
 * account may do anything here is core's own to say, also while the provider is away.
 */
export abstract class IdentityProvider {
  /** What can be done there with the log-in of an account; what would only be refused is not offered. */
  abstract actionsFor(subject: string): Promise<readonly LoginAction[]>;
  /** Makes an account with a password that must be changed at the first log-in. */
  abstract createAccount(account: { username: string; displayName: string }): Promise<NewLogin>;
  /** Takes back an account that was made in a request which then failed. */
  abstract removeAccount(subject: string): Promise<void>;
  abstract setEnabled(subject: string, enabled: boolean): Promise<void>;
  /** At the next log-in a new password has to be chosen; the answer is one that is good until then. */
  abstract resetPassword(subject: string): Promise<string>;
  /** At the next log-in a new password has to be chosen; the old one is good until then. */
  abstract requirePasswordChange(subject: string): Promise<void>;
  /** At the next log-in a second factor has to be set up. */
  abstract requireSecondFactor(subject: string): Promise<void>;
  /** The second factor is forgotten, and a new one has to be set up at the next log-in. */
  abstract resetSecondFactor(subject: string): Promise<void>;
  abstract endSessions(subject: string): Promise<void>;
  /** Log-ins that failed at or after an instant, oldest first; the first few hundred of them. */
  abstract failedLogins(since: Date): Promise<FailedLogin[]>;
  /** Whether it answers, and lets core work there. Throws why not. */
  abstract check(): Promise<void>;
}
