import { createHmac } from 'node:crypto';
import type { Vouch } from '@linli/contracts';

/** The key that core and the database share: derived, so that every core instance knows it and nothing more is stored. */
export function vouchKeyOf(masterKey: string): Buffer {
  return createHmac('sha256', masterKey).update('linli:context-vouch').digest();
}

/** The claim `vouch` of a context token: what the database believes about who asks. */
export function vouch(key: Buffer, statement: Vouch): string {
  const text = JSON.stringify(statement);
  return `${createHmac('sha256', key).update(text).digest('hex')}.${text}`;
}
