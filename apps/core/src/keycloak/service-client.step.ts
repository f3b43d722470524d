import type { AdminApi } from './admin-api.ts';
import { findClient, planClient } from './client.plan.ts';
import type { Change, Step } from './provision.types.ts';

/** Core's own client at the provider. */
export const SERVICE_CLIENT_ID = 'linli-core';
/** Make, disable and sign out accounts; read who failed to log in. Nothing of the realm's own settings. */
const RIGHTS = ['manage-users', 'view-events'];

interface Role {
  id: string;
  name: string;
}

/** The client that core works with afterwards: it proves itself by core's key, and holds the fewest rights. */
export const serviceClientStep: Step = {
  version: 3,
  name: 'service account of core',
  async plan(api, { realm, serviceKey }) {
    const changes = await planClient(api, realm, {
      clientId: SERVICE_CLIENT_ID,
      settings: {
        name: '邻里核心服务',
        enabled: true,
        publicClient: false,
        standardFlowEnabled: false,
        implicitFlowEnabled: false,
        directAccessGrantsEnabled: false,
        serviceAccountsEnabled: true,
        fullScopeAllowed: true,
        clientAuthenticatorType: 'client-jwt',
      },
      attributes: {
        'use.jwks.url': 'false',
        'use.jwks.string': 'true',
        'jwks.string': JSON.stringify({
          keys: [
            { kty: serviceKey.kty, crv: serviceKey.crv, x: serviceKey.x, kid: 'linli-core', use: 'sig', alg: 'EdDSA' },
          ],
        }),
        'token.endpoint.auth.signing.alg': 'EdDSA',
      },
      scopes: ['basic', 'roles', 'service_account'],
      mappers: [],
    });
    return [...changes, ...(await planRights(api, realm))];
  },
};

async function planRights(api: AdminApi, realm: string): Promise<Change[]> {
  const client = await findClient(api, realm, SERVICE_CLIENT_ID);
  const held = client ? await mappedRoles(api, realm, client.id) : [];
  const missing = RIGHTS.filter((right) => !held.some(({ name }) => name === right));
  const tooMany = held.filter(({ name }) => !RIGHTS.includes(name));
  const change = (kind: 'create' | 'remove', names: string[]): Change => ({
    kind,
    what: `rights of ${SERVICE_CLIENT_ID}: ${names.join(', ')}`,
    apply: async () => {
      const path = await mappingPath(api, realm);
      const known = await api.get<Role[]>(kind === 'create' ? `${path}/available` : path);
      const roles = known.filter(({ name }) => names.includes(name));
      await (kind === 'create' ? api.post(path, roles) : api.delete(path, roles));
    },
  });
  return [
    ...(missing.length > 0 ? [change('create', missing)] : []),
    ...(tooMany.length > 0
      ? [
          change(
            'remove',
            tooMany.map(({ name }) => name),
          ),
        ]
      : []),
  ];
}

async function mappedRoles(api: AdminApi, realm: string, clientUuid: string): Promise<Role[]> {
  // Another client may bear the name without an account of its own; the plan above then gives it one.
  const account = await api
    .find<{ id: string }>(`${realm}/clients/${clientUuid}/service-account-user`)
    .catch(() => undefined);
  const management = await findClient(api, realm, 'realm-management');
  if (!account || !management) return [];
  return await api.get<Role[]>(`${realm}/users/${account.id}/role-mappings/clients/${management.id}`);
}

async function mappingPath(api: AdminApi, realm: string): Promise<string> {
  const client = await findClient(api, realm, SERVICE_CLIENT_ID);
  const management = await findClient(api, realm, 'realm-management');
  const account = await api.get<{ id: string }>(`${realm}/clients/${client?.id ?? ''}/service-account-user`);
  return `${realm}/users/${account.id}/role-mappings/clients/${management?.id ?? ''}`;
}
