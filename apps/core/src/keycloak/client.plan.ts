import type { AdminApi } from './admin-api.ts';
import { differingFields } from './difference.ts';
import type { Change } from './provision.types.ts';

/** A client as it should be. */
export interface WantedClient {
  clientId: string;
  settings: Record<string, unknown>;
  attributes: Record<string, string>;
  /** Client scopes that every token of it has; others are taken away. */
  scopes: string[];
  mappers: { name: string; protocolMapper: string; config: Record<string, string> }[];
}

export interface Client {
  id: string;
  clientId: string;
  attributes?: Record<string, string>;
  defaultClientScopes?: string[];
  optionalClientScopes?: string[];
  protocolMappers?: { id: string; name: string; protocolMapper: string; config: Record<string, string> }[];
}

export async function findClient(api: AdminApi, realm: string, clientId: string): Promise<Client | undefined> {
  const found = await api.find<Client[]>(`${realm}/clients?clientId=${encodeURIComponent(clientId)}`);
  return found?.[0];
}

/** What has to be done so that a client, its scopes and its mappers are as wanted. */
export async function planClient(api: AdminApi, realm: string, wanted: WantedClient): Promise<Change[]> {
  const { clientId, settings, attributes, scopes } = wanted;
  const mappers = wanted.mappers.map((mapper) => ({ ...mapper, protocol: 'openid-connect' }));
  const what = `client ${clientId}`;
  const current = await findClient(api, realm, clientId);
  if (!current) {
    const body = {
      clientId,
      ...settings,
      attributes,
      defaultClientScopes: scopes,
      optionalClientScopes: [],
      protocolMappers: mappers,
    };
    return [{ kind: 'create', what, apply: async () => void (await api.post(`${realm}/clients`, body)) }];
  }
  const changes: Change[] = [];
  const at = `${realm}/clients/${current.id}`;
  const fields = [
    ...differingFields(current, settings),
    ...differingFields(current.attributes ?? {}, attributes, 'attributes.'),
  ];
  if (fields.length > 0) {
    const body = { ...current, ...settings, attributes: { ...current.attributes, ...attributes } };
    changes.push({ kind: 'update', what, fields, apply: () => api.put(at, body) });
  }
  for (const mapper of mappers) {
    const there = current.protocolMappers?.find(({ name }) => name === mapper.name);
    const name = `${what}, mapper ${mapper.name}`;
    const path = `${at}/protocol-mappers/models`;
    if (!there) changes.push({ kind: 'create', what: name, apply: async () => void (await api.post(path, mapper)) });
    else {
      const differing = differingFields(there, mapper);
      if (differing.length > 0)
        changes.push({
          kind: 'update',
          what: name,
          fields: differing,
          apply: () => api.put(`${path}/${there.id}`, { ...there, ...mapper }),
        });
    }
  }
  return [...changes, ...(await planScopes(api, realm, current, scopes))];
}

async function planScopes(api: AdminApi, realm: string, client: Client, scopes: string[]): Promise<Change[]> {
  const known = await api.get<{ id: string; name: string }[]>(`${realm}/client-scopes`);
  const idOf = new Map(known.map(({ id, name }) => [name, id]));
  const at = `${realm}/clients/${client.id}`;
  const change = (name: string, kind: 'create' | 'remove', list: 'default' | 'optional'): Change => ({
    kind,
    what: `client ${client.clientId}, scope ${name}`,
    apply: () => {
      const path = `${at}/${list}-client-scopes/${idOf.get(name) ?? name}`;
      return kind === 'create' ? api.put(path) : api.delete(path);
    },
  });
  const held = client.defaultClientScopes ?? [];
  const optional = client.optionalClientScopes ?? [];
  return [
    ...optional.map((name) => change(name, 'remove', 'optional')),
    ...held.filter((name) => !scopes.includes(name)).map((name) => change(name, 'remove', 'default')),
    ...scopes.filter((name) => !held.includes(name)).map((name) => change(name, 'create', 'default')),
  ];
}
