import { ConflictError, ScopedDb, SubjectKey, UnavailableError, UnreadableError } from '@linli/sdk-server';
import { Injectable, Logger } from '@nestjs/common';
import { VaultKeys } from './vault-keys.ts';

/** A value is sealed for one purpose; in another column it does not open. */
export type Purpose = 'phone' | 'audit' | 'objection';

/** The person is erased: nothing is kept about them any more. */
export class SubjectErasedError extends ConflictError {
  constructor() {
    super('core.person.erased');
  }
}

/** The installation's folder has not the key that the values were sealed with. */
export class VaultLockedError extends UnavailableError {
  constructor(cause: unknown) {
    super('core.person.vault-locked', { cause });
  }
}

interface KeyRow {
  subject: string;
  wrapped: Buffer | null;
}

/**
 * Keeps what may be read of a person only with a reason: each has a key of their own, and that is wrapped by a key outside
 * the database. Destroying it is erasing them, also where a value stands in a log that must not change. Works in the
 * transaction under way; the forms for many take one or two statements, however many there are.
 */
@Injectable()
export class SubjectVault {
  private readonly log = new Logger('privacy');

  constructor(
    private readonly db: ScopedDb,
    private readonly keys: VaultKeys,
  ) {}

  /** Finds the same phone number again; the number cannot be had from it without the key outside the database. */
  hashPhone(phone: string): Buffer {
    return this.keys.hash('phone', phone);
  }

  async seal(subject: string, purpose: Purpose, text: string): Promise<Buffer> {
    const [sealed] = await this.sealAll(purpose, [{ subject, text }]);
    if (!sealed) throw new SubjectErasedError();
    return sealed;
  }

  /** Whoever has no key yet gets one. Null for whoever is erased. */
  async sealAll(purpose: Purpose, values: readonly { subject: string; text: string }[]): Promise<(Buffer | null)[]> {
    const keys = await this.ensureKeys(values.map(({ subject }) => subject));
    return values.map(({ subject, text }) => {
      const wrapped = keys.get(subject);
      return wrapped ? this.unlocked(() => this.unwrap(subject, wrapped).seal(purpose, text)) : null;
    });
  }

  /** Null where nothing is, or the person is erased. */
  async open(subject: string, purpose: Purpose, sealed: Buffer | null): Promise<string | null> {
    const keys = await this.keysOf(sealed ? [subject] : []);
    const wrapped = keys.get(subject);
    return sealed && wrapped ? this.unlocked(() => this.unwrap(subject, wrapped).open(purpose, sealed)) : null;
  }

  /** Like {@link open}, but what cannot be read is undefined: a list shows its other rows. */
  async openAll(
    purpose: Purpose,
    values: readonly { subject: string; sealed: Buffer | null }[],
  ): Promise<(string | null | undefined)[]> {
    const keys = await this.keysOf(values.filter(({ sealed }) => sealed !== null).map(({ subject }) => subject));
    return values.map(({ subject, sealed }) => {
      const wrapped = keys.get(subject);
      if (!sealed || !wrapped) return null;
      try {
        return this.unwrap(subject, wrapped).open(purpose, sealed);
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error;
        this.log.error(`values of ${subject} cannot be read: ${error.message}`);
        return undefined;
      }
    });
  }

  /** From now on nothing that was sealed for this person can be read, in no copy that is made from now on. */
  async destroy(subject: string): Promise<void> {
    await this.db.manager.query(
      `INSERT INTO core.subject_key AS k (subject_id, wrapped, destroyed_at) VALUES ($1, NULL, now())
       ON CONFLICT (subject_id) DO UPDATE SET wrapped = NULL, destroyed_at = COALESCE(k.destroyed_at, now())`,
      [subject],
    );
  }

  /** Wrapped keys, by person; null for whoever is erased. Two that make one at once end up with the same. */
  private async ensureKeys(subjects: readonly string[]): Promise<Map<string, Buffer | null>> {
    const found = await this.keysOf(subjects);
    const missing = [...new Set(subjects)].filter((subject) => !found.has(subject));
    if (missing.length === 0) return found;
    const wrapped = missing.map((subject) => SubjectKey.create(subject).wrap(this.keys));
    const made = await this.db.manager.query<KeyRow[]>(
      `INSERT INTO core.subject_key (subject_id, wrapped) SELECT * FROM unnest($1::uuid[], $2::bytea[])
       ON CONFLICT DO NOTHING RETURNING subject_id AS subject, wrapped`,
      [missing, wrapped],
    );
    for (const row of made) found.set(row.subject, row.wrapped);
    // Somebody else was faster.
    const late = missing.filter((subject) => !found.has(subject));
    return late.length === 0 ? found : new Map([...found, ...(await this.keysOf(late))]);
  }

  private async keysOf(subjects: readonly string[]): Promise<Map<string, Buffer | null>> {
    if (subjects.length === 0) return new Map();
    const rows = await this.db.manager.query<KeyRow[]>(
      'SELECT subject_id AS subject, wrapped FROM core.subject_key WHERE subject_id = ANY ($1)',
      [subjects],
    );
    return new Map(rows.map(({ subject, wrapped }) => [subject, wrapped]));
  }

  private unwrap(subject: string, wrapped: Buffer): SubjectKey {
    return SubjectKey.unwrap(subject, wrapped, this.keys);
  }

  private unlocked<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw error instanceof UnreadableError ? new VaultLockedError(error) : error;
    }
  }
}
