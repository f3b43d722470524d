import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';

/**
 * Reads a secret from a file, or makes it at the first start: folder 0700, file 0600, written whole or not at all.
 * Two processes that start at once end up with the same secret.
 */
export async function loadOrCreateSecret(file: string, create: () => string | Promise<string>): Promise<string> {
  const found = read(file);
  if (found !== undefined) return found;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, await create(), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}

/** An Ed25519 key pair kept as a private JWK in a file (see {@link loadOrCreateSecret}). */
export async function loadOrCreateEd25519(file: string): Promise<JWK> {
  const text = await loadOrCreateSecret(file, async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    return JSON.stringify(await exportJWK(privateKey));
  });
  return JSON.parse(text) as JWK;
}

/** The public half of a private JWK. */
export function publicJwk(jwk: JWK): JWK {
  return { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isErrno(error: unknown, code: string): boolean {
  // Not instanceof Error: a test environment has an Error of its own, and Node's are of another realm.
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
