import type { AppliedKeycloak, ApplyKeycloak } from '@linli/contracts';
import { appendAudit, ConflictError, ForbiddenError, ScopedDb, UnavailableError } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IdentityProvider } from '../identity/identity-provider.ts';
import { ProviderKeys } from '../identity/provider-keys.ts';
import { AdminApi, KeycloakAwayError, KeycloakRefusedError, passwordCredentials } from './admin-api.ts';
import { keycloakOf } from './keycloak.provider.ts';
import { applyRealm, NewerRealmError, planRealm } from './provision.ts';
import type { RealmOptions } from './provision.types.ts';

/** What the realm of this installation is made for. */
export class RealmFacts {
  constructor(
    readonly issuer: string,
    readonly options: Omit<RealmOptions, 'realm' | 'coreUrl'>,
  ) {}
}

/** Makes the realm of this installation what it needs, with the rights of somebody who looks after Keycloak. */
@Injectable()
export class KeycloakService {
  constructor(
    private readonly facts: RealmFacts,
    private readonly keys: ProviderKeys,
    private readonly provider: IdentityProvider,
    private readonly db: ScopedDb,
    private readonly dataSource: DataSource,
  ) {}

  async apply({ username, password, dryRun, coreUrl }: ApplyKeycloak): Promise<AppliedKeycloak> {
    const server = keycloakOf(this.facts.issuer);
    if (!server) throw new ConflictError('core.keycloak.not-keycloak', { params: { issuer: this.facts.issuer } });
    const api = new AdminApi(server.baseUrl, passwordCredentials(username, password));
    const base = (coreUrl ?? this.facts.options.publicUrl).replace(/\/$/, '');
    const options = { ...this.facts.options, realm: server.realm, coreUrl: base };
    try {
      if (dryRun) return { realm: server.realm, applied: false, changes: await planRealm(api, options) };
      const changes = await applyRealm(api, options);
      await this.keys.load().catch(() => undefined);
      await this.provider.check();
      await this.note(server.realm, changes.length);
      return { realm: server.realm, applied: true, changes };
    } catch (error) {
      throw inWords(error, server.baseUrl);
    }
  }

  private async note(realm: string, changes: number): Promise<void> {
    const { account } = this.db.context;
    await appendAudit(
      (sql, values) => this.dataSource.query(sql, values),
      [
        {
          action: 'core.platform.update',
          actor: account,
          target: { type: 'core.keycloak', id: realm },
          after: { changes },
        },
      ],
    );
  }
}

function inWords(error: unknown, server: string): unknown {
  if (error instanceof KeycloakAwayError)
    return new UnavailableError('core.keycloak.unavailable', { retryAfter: 5, params: { server }, cause: error });
  if (error instanceof NewerRealmError)
    return new ConflictError('core.keycloak.newer', { params: { version: error.version }, cause: error });
  if (!(error instanceof KeycloakRefusedError)) return error;
  if (error.status === 401 || error.status === 400)
    return new ForbiddenError('core.keycloak.refused', { params: { server }, cause: error });
  return new ConflictError('core.keycloak.failed', { params: { detail: error.message }, cause: error });
}
