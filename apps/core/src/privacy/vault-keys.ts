import { createHash, createHmac } from 'node:crypto';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { loadOrCreateSecret } from '@linli/sdk-server';

const SIZE = 32;

/** The two keys that the people's values hang on. They are in the installation's folder and never in the database. */
export class VaultKeys {
  /** Names the master key in what it has wrapped, so that a wrong one is told from a damaged value. */
  readonly id: Buffer;

  constructor(
    /** Wraps the key of each person. */
    readonly master: Buffer,
    private readonly hashing: Buffer,
  ) {
    this.id = createHash('sha256').update('linli:subject-master').update(master).digest().subarray(0, 8);
  }

  /** Finds the same value again without keeping it. `kind` keeps a phone number and another number of the same digits apart. */
  hash(kind: string, value: string): Buffer {
    return createHmac('sha256', this.hashing).update(`${kind}\n${value}`).digest();
  }
}

/** Reads the keys, or makes them at the first start of an installation. */
export async function loadVaultKeys(folder: string): Promise<VaultKeys> {
  const [master, hashing] = await Promise.all(
    ['subjects.key', 'subject-hash.key'].map(async (name) => {
      const text = await loadOrCreateSecret(path.join(folder, name), () => randomBytes(SIZE).toString('hex'));
      const key = Buffer.from(text.trim(), 'hex');
      if (key.length !== SIZE) throw new Error(`${path.join(folder, name)} is damaged: restore it from the backup`);
      return key;
    }),
  );
  if (!master || !hashing) throw new Error('no keys');
  return new VaultKeys(master, hashing);
}
