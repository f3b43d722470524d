import { describe, expect, test } from '@jest/globals';
import { AdminApi, passwordCredentials } from './admin-api.ts';
import { planClient, type Client, type WantedClient } from './client.plan.ts';

const SCOPES = ['basic', 'acr', 'email', 'phone'].map((name) => ({ id: `id-${name}`, name }));

/** Keycloak as far as a plan looks at it; what would be written is noted. */
class FakeKeycloak extends AdminApi {
  readonly written: string[] = [];
  constructor(private readonly client: Client | undefined) {
    super('http://keycloak', passwordCredentials('x', 'x'));
  }
  override find<T>(): Promise<T | undefined> {
    return Promise.resolve((this.client ? [this.client] : []) as T);
  }
  override get<T>(): Promise<T> {
    return Promise.resolve(SCOPES as T);
  }
  override post(path: string): Promise<string> {
    this.written.push(`POST ${path}`);
    return Promise.resolve('');
  }
  override put(path: string): Promise<void> {
    this.written.push(`PUT ${path}`);
    return Promise.resolve();
  }
  override delete(path: string): Promise<void> {
    this.written.push(`DELETE ${path}`);
    return Promise.resolve();
  }
}

const wanted: WantedClient = {
  clientId: 'shell',
  settings: { publicClient: true, redirectUris: ['https://a/*'] },
  attributes: { pkce: 'S256' },
  scopes: ['basic', 'acr'],
  mappers: [{ name: 'audience', protocolMapper: 'oidc-audience-mapper', config: { aud: 'linli' } }],
};
const mapper = {
  id: 'm1',
  name: 'audience',
  protocolMapper: 'oidc-audience-mapper',
  protocol: 'openid-connect',
  config: { aud: 'linli', theirs: 'yes' },
};
const asWanted: Client & Record<string, unknown> = {
  id: 'c1',
  clientId: 'shell',
  publicClient: true,
  redirectUris: ['https://a/*'],
  attributes: { pkce: 'S256', theirs: 'yes' },
  defaultClientScopes: ['acr', 'basic'],
  optionalClientScopes: [],
  protocolMappers: [mapper],
};

/** What is planned, and what carrying it out writes. */
async function plan(client: Client | undefined) {
  const keycloak = new FakeKeycloak(client);
  const changes = await planClient(keycloak, 'linli', wanted);
  expect(keycloak.written).toEqual([]);
  for (const change of changes) await change.apply();
  return { changes: changes.map(({ kind, what, fields = [] }) => [kind, what, ...fields]), written: keycloak.written };
}

describe('the plan of a client', () => {
  test('makes the one that is not there, in one go', async () => {
    expect(await plan(undefined)).toEqual({ changes: [['create', 'client shell']], written: ['POST linli/clients'] });
  });

  test('is empty for one that is as wanted, whatever stands there besides', async () => {
    expect(await plan(asWanted)).toEqual({ changes: [], written: [] });
  });

  test('names the fields that differ, and writes the client once', async () => {
    const differing = { ...asWanted, publicClient: false, attributes: { pkce: 'plain' } };
    expect(await plan(differing)).toEqual({
      changes: [['update', 'client shell', 'publicClient', 'attributes.pkce']],
      written: ['PUT linli/clients/c1'],
    });
  });

  test('gives back a mapper that is gone or was changed', async () => {
    expect((await plan({ ...asWanted, protocolMappers: [] })).changes).toEqual([
      ['create', 'client shell, mapper audience'],
    ]);
    const changed = { ...mapper, config: { aud: 'account' } };
    expect(await plan({ ...asWanted, protocolMappers: [changed] })).toEqual({
      changes: [['update', 'client shell, mapper audience', 'config.aud']],
      written: ['PUT linli/clients/c1/protocol-mappers/models/m1'],
    });
  });

  test('takes away scopes that nobody asked for, and adds those that are missing', async () => {
    const other = { ...asWanted, defaultClientScopes: ['basic', 'email'], optionalClientScopes: ['phone'] };
    expect(await plan(other)).toEqual({
      changes: [
        ['remove', 'client shell, scope phone'],
        ['remove', 'client shell, scope email'],
        ['create', 'client shell, scope acr'],
      ],
      written: [
        'DELETE linli/clients/c1/optional-client-scopes/id-phone',
        'DELETE linli/clients/c1/default-client-scopes/id-email',
        'PUT linli/clients/c1/default-client-scopes/id-acr',
      ],
    });
  });
});
