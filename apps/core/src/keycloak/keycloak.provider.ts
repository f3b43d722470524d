import { randomUUID } from 'node:crypto';
import { LOGIN_ACTIONS, type LoginAction } from '@linli/contracts';
import { ConflictError, NotFoundError } from '@linli/sdk-server';
import { importJWK, SignJWT, type JWK } from 'jose';
import {
  IdentityProvider,
  IdentityProviderAwayError,
  IdentityProviderClosedError,
  type FailedLogin,
  type NewLogin,
} from '../identity/identity-provider.ts';
import { temporaryPassword } from '../identity/temporary-password.ts';
import { AdminApi, KeycloakAwayError, KeycloakRefusedError, type Credentials } from './admin-api.ts';
import { SERVICE_CLIENT_ID } from './service-client.step.ts';

/** A person waits at a form; a provider that takes longer counts as away. */
const TIMEOUT_MS = 5_000;
const MOST_FAILURES = 500;

interface User {
  id: string;
  requiredActions?: string[];
}

/** The accounts of a Keycloak realm, worked on with core's own service account. */
export class KeycloakProvider extends IdentityProvider {
  private readonly api: AdminApi;
  private readonly realm: string;

  constructor(server: { baseUrl: string; realm: string }, serviceKey: JWK) {
    super();
    this.realm = server.realm;
    this.api = new AdminApi(server.baseUrl, serviceCredentials(server.realm, serviceKey), TIMEOUT_MS);
  }

  actionsFor(): Promise<readonly LoginAction[]> {
    return Promise.resolve(LOGIN_ACTIONS);
  }

  async createAccount({ username, displayName }: { username: string; displayName: string }): Promise<NewLogin> {
    const password = temporaryPassword();
    const subject = await this.work(() =>
      this.api.post(`${this.realm}/users`, {
        username,
        enabled: true,
        firstName: displayName,
        requiredActions: ['UPDATE_PASSWORD'],
        credentials: [{ type: 'password', value: password, temporary: true }],
      }),
    );
    return { subject, temporaryPassword: password };
  }

  async removeAccount(subject: string): Promise<void> {
    await this.work(() => this.api.delete(this.userPath(subject)));
  }

  async setEnabled(subject: string, enabled: boolean): Promise<void> {
    await this.work(async () => this.api.put(this.userPath(subject), { ...(await this.user(subject)), enabled }));
  }

  async resetPassword(subject: string): Promise<string> {
    const value = temporaryPassword();
    await this.work(() =>
      this.api.put(`${this.userPath(subject)}/reset-password`, { type: 'password', value, temporary: true }),
    );
    return value;
  }

  async requirePasswordChange(subject: string): Promise<void> {
    await this.work(() => this.require(subject, 'UPDATE_PASSWORD'));
  }

  async requireSecondFactor(subject: string): Promise<void> {
    await this.work(() => this.require(subject, 'CONFIGURE_TOTP'));
  }

  async resetSecondFactor(subject: string): Promise<void> {
    await this.work(async () => {
      const path = `${this.userPath(subject)}/credentials`;
      const credentials = await this.api.get<{ id: string; type: string }[]>(path);
      for (const { id, type } of credentials) if (type === 'otp') await this.api.delete(`${path}/${id}`);
      await this.require(subject, 'CONFIGURE_TOTP');
    });
  }

  async endSessions(subject: string): Promise<void> {
    await this.work(() => this.api.post(`${this.userPath(subject)}/logout`).then(() => undefined));
  }

  async failedLogins(since: Date): Promise<FailedLogin[]> {
    const events = await this.work(() =>
      this.api.get<KeycloakEvent[]>(
        `${this.realm}/events?type=LOGIN_ERROR&dateFrom=${since.getTime()}&direction=asc&max=${MOST_FAILURES}`,
      ),
    );
    return events.map(({ id, time, error, details, userId, sessionId }) => ({
      id: id ?? `${time}/${userId ?? details?.['username'] ?? ''}/${sessionId ?? details?.['code_id'] ?? ''}`,
      at: new Date(time),
      username: details?.['username'] ?? null,
      reason: error ?? 'unknown',
    }));
  }

  async check(): Promise<void> {
    await this.work(() => this.api.get(`${this.realm}/users/count`));
  }

  private async require(subject: string, action: string): Promise<void> {
    const user = await this.user(subject);
    const actions = [...new Set([...(user.requiredActions ?? []), action])];
    await this.api.put(this.userPath(subject), { ...user, requiredActions: actions });
  }

  private async user(subject: string): Promise<User> {
    return await this.api.get<User>(this.userPath(subject));
  }

  private userPath(subject: string): string {
    return `${this.realm}/users/${encodeURIComponent(subject)}`;
  }

  /** Puts what goes wrong into the platform's words. */
  private async work<T>(task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      if (error instanceof KeycloakAwayError) throw new IdentityProviderAwayError(error);
      if (!(error instanceof KeycloakRefusedError)) throw error;
      if (error.status === 409) throw new ConflictError('core.provider.username-taken', { cause: error });
      if (error.status === 404) throw new NotFoundError('core.provider.no-account', { cause: error });
      if (error.status >= 500) throw new IdentityProviderAwayError(error);
      throw new IdentityProviderClosedError(error);
    }
  }
}

interface KeycloakEvent {
  id?: string;
  time: number;
  error?: string;
  userId?: string;
  sessionId?: string;
  details?: Record<string, string>;
}

/** An assertion that core signs (RFC 7523): there is no secret that could be copied. */
function serviceCredentials(realm: string, key: JWK): Credentials {
  return {
    realm,
    async parameters(tokenUrl) {
      const assertion = await new SignJWT({})
        .setProtectedHeader({ alg: 'EdDSA', kid: 'linli-core' })
        .setIssuer(SERVICE_CLIENT_ID)
        .setSubject(SERVICE_CLIENT_ID)
        // Keycloak wants its issuer here since 26.
        .setAudience(tokenUrl.replace(/\/protocol\/.*$/, ''))
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(await importJWK(key, 'EdDSA'));
      return {
        grant_type: 'client_credentials',
        client_id: SERVICE_CLIENT_ID,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      };
    },
  };
}

/** Where the server of an issuer is, and the name of its realm; undefined when it is no Keycloak's. */
export function keycloakOf(issuer: string): { baseUrl: string; realm: string } | undefined {
  const found = /^(https?:\/\/.+?)\/realms\/([^/]+)\/?$/.exec(issuer);
  return found ? { baseUrl: found[1] ?? '', realm: decodeURIComponent(found[2] ?? '') } : undefined;
}
