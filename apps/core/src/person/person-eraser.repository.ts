import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { NO_NAME } from './person-writer.repository.ts';

/** Removes what core keeps about a person outside of the vault. */
@Injectable()
export class PersonEraser {
  constructor(private readonly db: ScopedDb) {}

  /** Accounts of the person that can still sign in. */
  accountsInUse(personId: string): Promise<{ id: string; username: string }[]> {
    return this.db.manager.query<{ id: string; username: string }[]>(
      'SELECT id, username FROM core.account WHERE person_id = $1 AND disabled_at IS NULL FOR UPDATE',
      [personId],
    );
  }

  async erase(id: string): Promise<void> {
    const { manager } = this.db;
    await manager.query(
      `UPDATE core.person SET name = $2, code = NULL, phone = NULL, phone_hash = NULL, id_hash = NULL, state = 'anonymised',
         version = version + 1 WHERE id = $1`,
      [id, NO_NAME],
    );
    // A disabled account was the person's too: it stays for what was done with it, without a name.
    await manager.query(
      `UPDATE core.account SET display_name = $2, username = 'erased-' || id, person_id = NULL WHERE person_id = $1`,
      [id, NO_NAME],
    );
    // Answers that are kept for repeated requests hold the name as it was.
    await manager.query(`DELETE FROM core.idempotency_key WHERE strpos(body::text, $1) > 0`, [id]);
  }
}
