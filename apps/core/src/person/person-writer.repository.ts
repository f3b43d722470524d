import type { PersonState } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { SubjectVault } from '../privacy/subject-vault.ts';

export interface PersonFacts {
  name: string;
  unitId: number;
  code: string | null;
}

/** What is shown for a name that is kept no more. */
export const NO_NAME = '***';

/** Writes people. What may be written is the services' to check. */
@Injectable()
export class PersonWriter {
  constructor(
    private readonly db: ScopedDb,
    private readonly vault: SubjectVault,
  ) {}

  /** Whoever writes the same phone, name or code at the same moment waits: then one finds the other. */
  async holdApart(values: readonly (string | null)[]): Promise<void> {
    await this.db.manager.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('linli:person:' || value, 0))
       FROM (SELECT DISTINCT value FROM unnest($1::text[]) AS value ORDER BY value) AS held`,
      [values.filter((value) => value !== null)],
    );
  }

  async insert(id: string, { name, unitId, code }: PersonFacts): Promise<void> {
    await this.db.manager.query('INSERT INTO core.person (id, name, unit_id, code) VALUES ($1, $2, $3, $4)', [
      id,
      name,
      unitId,
      code,
    ]);
  }

  async setPhone(id: string, phone: string | null): Promise<void> {
    await this.db.manager.query('UPDATE core.person SET phone = $2, phone_hash = $3 WHERE id = $1', [
      id,
      phone === null ? null : await this.vault.seal(id, 'phone', phone),
      phone === null ? null : this.vault.hashPhone(phone),
    ]);
  }

  async update(id: string, { name, unitId, code }: PersonFacts): Promise<void> {
    await this.db.manager.query(
      'UPDATE core.person SET name = $2, unit_id = $3, code = $4, version = version + 1 WHERE id = $1',
      [id, name, unitId, code],
    );
  }

  async setState(id: string, state: Exclude<PersonState, 'anonymised'>): Promise<void> {
    await this.db.manager.query('UPDATE core.person SET state = $2, version = version + 1 WHERE id = $1', [id, state]);
  }
}
