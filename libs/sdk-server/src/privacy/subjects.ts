import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SubjectCipher } from '../audit/audit-trail.ts';
import type { SealedValues } from '../audit/audit-line.ts';
import { ScopedDb } from '../db/scoped-db.ts';
import { ConflictError } from '../errors.ts';
import { SubjectKey } from './subject-key.ts';
import type { WrappingKey } from './subject-key.ts';

/** The subject's key is destroyed: nothing can be kept about them any more. */
export class SubjectForgottenError extends ConflictError {
  constructor() {
    super('core.subject.forgotten');
  }
}

/** What wraps the subject keys of a plugin, from the installation's own key: known to core and the plugin's process. */
export function subjectsKeyOf(masterKey: string, pluginId: string): string {
  return createHmac('sha256', masterKey).update(`linli:plugin-subjects:${pluginId}`).digest('hex');
}

export function wrappingKeyOf(hex: string): WrappingKey {
  const master = Buffer.from(hex, 'hex');
  return { master, id: createHash('sha256').update('linli:plugin-subjects').update(master).digest().subarray(0, 8) };
}

interface KeyRow {
  subject: string;
  wrapped: Buffer | null;
}

/**
 * People whom a plugin keeps something about and core does not know, such as who was nominated for an award: each has a key
 * of their own, named by a UUID of the plugin's (its record). What is sealed under it may be copied anywhere, also into the
 * audit log, and ends with the key. Works in the transaction of the request.
 */
@Injectable()
export class Subjects {
  constructor(
    private readonly db: ScopedDb,
    private readonly key: WrappingKey,
  ) {}

  /** `purpose` binds the value to its column: in another one it does not open. @throws SubjectForgottenError */
  async seal(subject: string, purpose: string, text: string): Promise<string> {
    const sealed = await this.sealed(subject, purpose, text);
    if (sealed === null) throw new SubjectForgottenError();
    return sealed;
  }

  /** Null where nothing is sealed, or the subject is forgotten. One question to the database, however many there are. */
  async openAll(
    purpose: string,
    values: readonly { subject: string; sealed: string | null }[],
  ): Promise<(string | null)[]> {
    const wanted = values.filter(({ sealed }) => sealed !== null).map(({ subject }) => subject);
    const keys = wanted.length === 0 ? new Map<string, Buffer | null>() : await this.keysOf(wanted);
    return values.map(({ subject, sealed }) => {
      const wrapped = keys.get(subject);
      if (sealed === null || !wrapped) return null;
      return SubjectKey.unwrap(subject, wrapped, this.key).open(purpose, Buffer.from(sealed, 'base64'));
    });
  }

  async open(subject: string, purpose: string, sealed: string | null): Promise<string | null> {
    const [text = null] = await this.openAll(purpose, [{ subject, sealed }]);
    return text;
  }

  /**
   * Destroys the key, and removes answers kept for repeated requests that name the subject. What the plugin's own tables hold
   * is for the plugin to remove in the same transaction.
   */
  async forget(subject: string): Promise<void> {
    await this.db.manager.query('SELECT core_pub.subject_forget_v1($1)', [subject]);
  }

  /** Null when the subject is forgotten. Whoever has no key yet gets one; of two at once both get the same. */
  async sealed(subject: string, purpose: string, text: string): Promise<string | null> {
    const wrapped =
      (await this.keysOf([subject])).get(subject) ??
      (await this.keysOf([subject], [SubjectKey.create(subject).wrap(this.key)])).get(subject);
    if (!wrapped) return null;
    return SubjectKey.unwrap(subject, wrapped, this.key).seal(purpose, text).toString('base64');
  }

  private async keysOf(subjects: readonly string[], offered?: readonly Buffer[]): Promise<Map<string, Buffer | null>> {
    const rows = await this.db.manager.query<KeyRow[]>(
      'SELECT subject, wrapped FROM core_pub.subject_keys_v1($1::uuid[], $2::bytea[])',
      [subjects, offered ?? null],
    );
    return new Map(rows.map(({ subject, wrapped }) => [subject, wrapped]));
  }
}

/** What a plugin's audit lines hold of a subject, under that subject's key: it ends with the key, and the line stays as it is. */
@Injectable()
export class SubjectsCipher extends SubjectCipher {
  constructor(private readonly subjects: Subjects) {
    super();
  }

  override async seal(subject: string, values: Record<string, unknown>): Promise<SealedValues | null> {
    const cipher = await this.subjects.sealed(subject, 'audit', JSON.stringify(values));
    return cipher === null ? null : { subject, cipher };
  }
}
