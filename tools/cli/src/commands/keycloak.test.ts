import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { changeLine, readKeycloakAdmin } from './keycloak.command.ts';

describe('the administrator of Keycloak', () => {
  test('comes from the environment, the first line of a file before a password in words', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-secret-'));
    const file = join(folder, 'password');
    writeFileSync(file, 'from the file\nsomething else\n');
    const env = { LINLI_KEYCLOAK_PASSWORD: 'from the environment' };
    expect(readKeycloakAdmin(env)).toEqual({ username: 'admin', password: 'from the environment' });
    expect(readKeycloakAdmin({ ...env, LINLI_KEYCLOAK_USER: 'ops', LINLI_KEYCLOAK_PASSWORD_FILE: file })).toEqual({
      username: 'ops',
      password: 'from the file',
    });
    rmSync(folder, { recursive: true });
  });

  test('without a password, or with a file that is not there, is one sentence and bad input', () => {
    expect(() => readKeycloakAdmin({})).toThrow(expect.objectContaining({ name: 'CliError', exitCode: 2 }));
    const env = { LINLI_KEYCLOAK_PASSWORD_FILE: '/nowhere/password', LINLI_KEYCLOAK_PASSWORD: 'x' };
    expect(() => readKeycloakAdmin(env)).toThrow('/nowhere/password');
  });
});

test('a change names what it is and which fields', () => {
  const line = changeLine({ kind: 'update', what: 'client linli-shell', fields: ['redirectUris', 'webOrigins'] });
  expect(stripVTControlCharacters(line)).toBe('~ client linli-shell: redirectUris, webOrigins');
  expect(stripVTControlCharacters(changeLine({ kind: 'create', what: 'realm linli', fields: [] }))).toBe(
    '+ realm linli',
  );
});
