import { describe, expect, test } from '@jest/globals';
import { readSettings, socketDirOf } from './settings.ts';

describe('the settings', () => {
  test('have defaults that need nothing from outside', () => {
    expect(readSettings({})).toMatchObject({
      port: 4200,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4200',
      localUrl: 'http://127.0.0.1:4200',
      databaseUrl: undefined,
      oidcIssuer: undefined,
    });
  });

  test('treat an empty value as not set', () => {
    expect(readSettings({ LINLI_PORT: '', LINLI_DATABASE_URL: '' }).port).toBe(4200);
  });

  test('take the port and the host into both addresses', () => {
    const settings = readSettings({
      LINLI_PORT: '8080',
      LINLI_HOST: '0.0.0.0',
      LINLI_PUBLIC_URL: 'https://linli.example.org/',
    });
    expect(settings).toMatchObject({ publicUrl: 'https://linli.example.org', localUrl: 'http://127.0.0.1:8080' });
  });

  test.each([
    [{ LINLI_PORT: 'many' }, 'LINLI_PORT'],
    [{ LINLI_PORT: '70000' }, 'LINLI_PORT'],
    [{ LINLI_PUBLIC_URL: 'https://linli.example.org/app' }, 'LINLI_PUBLIC_URL'],
    [{ LINLI_DATABASE_URL: 'mysql://x' }, 'LINLI_DATABASE_URL'],
    [{ LINLI_OIDC_ISSUER: 'keycloak' }, 'LINLI_OIDC_ISSUER'],
    [{ LINLI_TLS_CERT: '/no/such/file', LINLI_TLS_KEY: '/no/such/file' }, 'LINLI_TLS_CERT'],
    [{ LINLI_TLS_CERT: import.meta.filename }, 'LINLI_TLS_KEY'],
    [{ LINLI_LOG: 'loud' }, 'LINLI_LOG'],
  ])('name what is wrong in %o', (env, name) => {
    expect(() => readSettings(env)).toThrow(name);
  });

  test('never repeat the address of a database, which holds a password', () => {
    expect(() => readSettings({ LINLI_DATABASE_URL: 'secret' })).toThrow(/^(?!.*secret)/);
  });
});

describe('the folder of the sockets', () => {
  test('is in the home folder while every path in it is short enough', () => {
    expect(socketDirOf('/srv/linli/.linli')).toBe('/srv/linli/.linli/run');
  });

  test('moves to the temporary folder below a deep path, another one for each home', () => {
    const deep = `/srv/${'deep/'.repeat(20)}.linli`;
    expect(socketDirOf(deep)).toMatch(/\/linli-[0-9a-f]{12}$/);
    expect(socketDirOf(deep)).not.toBe(socketDirOf(`${deep}2`));
  });
});
