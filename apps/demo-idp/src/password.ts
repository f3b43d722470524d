import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MB and some tens of milliseconds for each attempt. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;
/** Without letters that are taken for one another when somebody reads them out. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The same rules as the realm that stands in production: see the password policy that core sets there. */
export const SHORTEST_PASSWORD = 12;
/** Nobody types more, and hashing takes no longer than it should. */
export const LONGEST_PASSWORD = 128;

/** What is kept of a password: scrypt with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `scrypt$${salt.toString('base64url')}$${(await derive(password, salt)).toString('base64url')}`;
}

/** Takes as long for nobody's password (undefined) as for somebody's: the time does not tell who exists. */
export async function verifyPassword(password: string, kept: string | undefined): Promise<boolean> {
  const [, salt = '', digest = ''] = kept?.split('$') ?? [];
  const derived = await derive(password, Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(digest, 'base64url');
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

/** For one log-in, in groups that can be read out. */
export function temporaryPassword(): string {
  const letter = () => ALPHABET[randomInt(ALPHABET.length)] ?? '';
  return Array.from({ length: 4 }, () => letter() + letter() + letter() + letter()).join('-');
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    // One spelling of each letter, whichever keyboard it came from.
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
