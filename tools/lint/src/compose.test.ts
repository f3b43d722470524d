import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { composeSchema } from './compose.schema.ts';
import { readJson, readText, workspaceFiles } from './workspace.ts';

interface Service {
  image?: string;
  build?: { dockerfile: string };
  environment: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck: { test: string[] };
}

const text = readText('docker-compose.yml');
const compose = parse(text, { strict: true, uniqueKeys: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const services = Object.entries(compose.services);
const example = readText('deploy/.env.example');
const offered = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({ name, value }));
/** `${NAME}`, `${NAME:-default}` and `${NAME:?message}` with what follows the name. */
const used = [...text.matchAll(/\$\{([A-Z_]+)(:[-?][^}]*)?\}/g)].map(([, name = '', rest = '']) => ({ name, rest }));
const environmentOf = (name: string): Record<string, string> => compose.services[name]?.environment ?? {};

describe('docker-compose.yml', () => {
  test('has the form of a compose file', () => {
    const validate = new Ajv({ allErrors: true }).compile(composeSchema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('starts PostgreSQL, Keycloak and core, each after what it needs is healthy', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['core', 'keycloak', 'postgres']);
    const needs = Object.fromEntries(
      services.map(([name, service]) => [name, Object.keys(service.depends_on ?? {}).sort()]),
    );
    expect(needs).toEqual({ postgres: [], keycloak: ['postgres'], core: ['keycloak', 'postgres'] });
    for (const [, service] of services) {
      for (const { condition } of Object.values(service.depends_on ?? {})) expect(condition).toBe('service_healthy');
    }
  });

  test('names an exact version of every image that it does not build', () => {
    const images = services.filter(([, service]) => !service.build).map(([, service]) => service.image);
    expect(images).toEqual([
      expect.stringMatching(/^postgres:18\.\d+/),
      expect.stringMatching(/keycloak:26\.\d+\.\d+$/),
    ]);
  });

  test('holds no secret: each comes from the environment and is asked for when it is missing', () => {
    const literal = services.flatMap(([name, { environment }]) =>
      Object.entries(environment)
        .filter(([key, value]) => /PASSWORD|SECRET|DATABASE_URL/.test(key) && !/\$\{[A-Z_]+:\?/.test(value))
        .map(([key]) => `${name}: ${key}`),
    );
    expect(literal).toEqual([]);
  });

  test('has a default for whatever is no secret', () => {
    expect(used.filter(({ name, rest }) => !/^:-./.test(rest) && !/PASSWORD$/.test(name))).toEqual([]);
  });

  test('offers its ports to this machine alone unless told otherwise', () => {
    for (const port of services.flatMap(([, service]) => service.ports ?? [])) {
      expect(port).toMatch(/^\$\{[A-Z_]+:-127\.0\.0\.1:\d+\}:\d+$/);
    }
  });

  test('mounts files that are in the repository, and volumes that it names', () => {
    const files = workspaceFiles();
    for (const mount of services.flatMap(([, service]) => service.volumes ?? [])) {
      const [source = ''] = mount.split(':');
      if (source.startsWith('./')) expect(files).toContain(source.slice(2));
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
    expect(files).toContain(compose.services['core']?.build?.dockerfile);
  });

  test('gives core settings that core knows', () => {
    const known = readText('apps/core/src/config.ts');
    expect(Object.keys(environmentOf('core')).filter((name) => !known.includes(`${name}:`))).toEqual([]);
  });
});

describe('deploy/.env.example', () => {
  test('names every variable that the compose file reads, and no other', () => {
    expect(offered.map(({ name }) => name).sort()).toEqual([...new Set(used.map(({ name }) => name))].sort());
  });

  test('has no values', () => {
    expect(offered.filter(({ value }) => value !== '')).toEqual([]);
  });
});

describe('the Keycloak realm', () => {
  interface Client {
    clientId: string;
    publicClient: boolean;
    standardFlowEnabled: boolean;
    implicitFlowEnabled: boolean;
    directAccessGrantsEnabled: boolean;
    redirectUris: string[];
    attributes: Record<string, string>;
    protocolMappers: { protocolMapper: string; config: Record<string, string> }[];
  }
  const realm = readJson('deploy/keycloak/linli-realm.json');
  const [client] = realm['clients'] as Client[];
  const core = environmentOf('core');

  test('is the one that core expects tokens from', () => {
    expect(core['LINLI_OIDC_ISSUER']).toMatch(new RegExp(`/realms/${String(realm['realm'])}$`));
    expect(client?.clientId).toBe(core['LINLI_OIDC_CLIENT_ID']);
    expect(client?.protocolMappers).toEqual([
      expect.objectContaining({
        protocolMapper: 'oidc-audience-mapper',
        config: expect.objectContaining({
          'included.custom.audience': core['LINLI_OIDC_AUDIENCE'],
          'access.token.claim': 'true',
        }),
      }),
    ]);
  });

  test('lets a browser in by code and PKCE only, and tells core of a log-out', () => {
    expect(client).toMatchObject({
      publicClient: true,
      standardFlowEnabled: true,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      attributes: {
        'pkce.code.challenge.method': 'S256',
        'backchannel.logout.url': expect.stringMatching(/\/api\/core\/v1\/sessions\/backchannel-logout$/),
        'backchannel.logout.session.required': 'true',
      },
    });
  });

  test('lasts as long as with the embedded provider', () => {
    expect(realm).toMatchObject({ accessTokenLifespan: 300, ssoSessionMaxLifespan: 36_000, revokeRefreshToken: false });
  });

  test('has no users, and reads only variables that the compose file sets', () => {
    expect(realm['users']).toBeUndefined();
    const names = [...readText('deploy/keycloak/linli-realm.json').matchAll(/\$\{([A-Z_]+)\}/g)].map(
      ([, name = '']) => name,
    );
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !(name in environmentOf('keycloak')))).toEqual([]);
  });
});
