import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** Fifty random bits: short enough to be typed, too many to be tried at the pace that checking allows. */
export function newCode(): string {
  // 256 is a multiple of 32, so every letter is as likely as any other.
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
