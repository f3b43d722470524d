import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, link, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

/** Signing algorithm of every token of this provider. */
export const SIGNING_ALG = 'ES256';

const keysSchema = z.object({
  jwks: z.object({
    keys: z
      .array(
        z.looseObject({
          kty: z.literal('EC'),
          crv: z.literal('P-256'),
          x: z.string(),
          y: z.string(),
          d: z.string(),
          kid: z.string(),
        }),
      )
      .min(1),
  }),
  cookieKeys: z.array(z.string().min(32)).min(1),
});
export type IdpKeys = z.infer<typeof keysSchema>;

/**
 * Signing and cookie keys, made at the first start and kept: without them every restart would log everybody out.
 * The file appears whole or not at all, and never replaces one that is there.
 */
export async function loadOrCreateKeys(file: string): Promise<IdpKeys> {
  const existing = await read(file);
  if (existing) return existing;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(draft, JSON.stringify(await createKeys(), null, 2), { mode: 0o600, flag: 'wx' });
  try {
    await link(draft, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
  const created = await read(file);
  if (!created) throw new Error(`The key file ${file} could not be written.`);
  return created;
}

async function read(file: string): Promise<IdpKeys | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    return keysSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`The key file ${file} is damaged; remove it to get new keys (everybody has to log in again).`, {
      cause,
    });
  }
}

async function createKeys(): Promise<IdpKeys> {
  const { privateKey } = await generateKeyPair(SIGNING_ALG, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return keysSchema.parse({
    jwks: { keys: [{ ...jwk, kid, alg: SIGNING_ALG, use: 'sig' }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
  });
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
