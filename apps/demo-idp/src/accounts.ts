import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { hashPassword, temporaryPassword } from './password.ts';

/** Somebody has this username. */
export class UsernameTakenError extends Error {
  override readonly name = 'UsernameTakenError';
}

/** What core does with accounts, in the database: nothing of it is lost by a restart. */
export class Accounts {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** An account whose password is good for one log-in. @throws UsernameTakenError */
  async create(username: string, displayName: string): Promise<{ subject: string; temporaryPassword: string }> {
    const subject = randomUUID();
    const password = temporaryPassword();
    await this.#database.query(
      // Repeated without harm: whose the name is then, the next statement says.
      `INSERT INTO idp.account (subject, username, display_name, password) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [subject, username, displayName, await hashPassword(password)],
    );
    const rows = await this.#database.query('SELECT subject FROM idp.account WHERE username = $1', [username]);
    if (rows[0]?.['subject'] !== subject) throw new UsernameTakenError(username);
    return { subject, temporaryPassword: password };
  }

  async remove(subject: string): Promise<void> {
    await this.#database.query('DELETE FROM idp.account WHERE subject = $1', [subject]);
    await this.#database.query('DELETE FROM idp.disabled WHERE subject = $1', [subject]);
    await this.endSessions(subject);
  }

  /** From now on no log-in and no refresh; the sessions there are end with it. */
  async disable(subject: string): Promise<void> {
    await this.#database.query('INSERT INTO idp.disabled (subject) VALUES ($1) ON CONFLICT DO NOTHING', [subject]);
    await this.endSessions(subject);
  }

  async enable(subject: string): Promise<void> {
    await this.#database.query('DELETE FROM idp.disabled WHERE subject = $1', [subject]);
  }

  /** Sessions, refresh tokens, codes, and log-ins half done. Core, which asks for it, has ended its own already. */
  async endSessions(subject: string): Promise<void> {
    await this.#database.query(`DELETE FROM idp.entry WHERE payload ->> 'accountId' = $1`, [subject]);
  }

  /** A new password that is good for one log-in; whoever tried too often may try again. */
  async resetPassword(subject: string): Promise<string> {
    const password = temporaryPassword();
    await this.#savePassword(subject, password, { mustChange: true });
    await this.#database.query(
      `DELETE FROM idp.entry WHERE model = 'PasswordChange' AND payload ->> 'accountId' = $1`,
      [subject],
    );
    return password;
  }

  async requirePasswordChange(subject: string): Promise<void> {
    await this.#database.query('UPDATE idp.account SET must_change = true WHERE subject = $1', [subject]);
  }

  /** The password that somebody chose. */
  async choosePassword(subject: string, password: string): Promise<void> {
    await this.#savePassword(subject, password, { mustChange: false });
  }

  async password(subject: string): Promise<{ kept: string; mustChange: boolean } | undefined> {
    const [row] = await this.#database.query('SELECT password, must_change FROM idp.account WHERE subject = $1', [
      subject,
    ]);
    return row && { kept: String(row['password']), mustChange: row['must_change'] === true };
  }

  async #savePassword(subject: string, password: string, { mustChange }: { mustChange: boolean }): Promise<void> {
    await this.#database.query(
      'UPDATE idp.account SET password = $2, must_change = $3, failures_since = now() WHERE subject = $1',
      [subject, await hashPassword(password), mustChange],
    );
  }
}
