import type { Post } from '@linli/contracts';
import type { Database, Row } from './database.ts';
import type { Staff } from './staff.ts';

/** Somebody whom the provider knows: an invented person of the demo, or one whose account was made here. */
export interface Person {
  subject: string;
  username: string;
  displayName: string;
  /** What an invented person does; of others the provider knows nothing. */
  post: Post | null;
  /** Logs in with a password, not with a click. */
  ownPassword: boolean;
  disabled: boolean;
}

/** Everybody who may log in here. */
export class People {
  readonly #staff: Staff;
  readonly #database: Database;

  constructor(staff: Staff, database: Database) {
    this.#staff = staff;
    this.#database = database;
  }

  async bySubject(subject: string): Promise<Person | undefined> {
    const rows = await this.#database.query(
      `SELECT a.username, a.display_name, d.subject IS NOT NULL AS disabled
         FROM (SELECT $1::text AS subject) s LEFT JOIN idp.account a USING (subject) LEFT JOIN idp.disabled d USING (subject)`,
      [subject],
    );
    return this.#person(subject, rows[0]);
  }

  async byUsername(username: string): Promise<Person | undefined> {
    const member = this.#staff.byUsername(username);
    if (member) return this.bySubject(member.subject);
    const rows = await this.#database.query('SELECT subject FROM idp.account WHERE username = $1', [username]);
    return rows[0] && this.bySubject(String(rows[0]['subject']));
  }

  /** Who of the invented people is disabled: the list of them says so. */
  async disabled(): Promise<ReadonlySet<string>> {
    const rows = await this.#database.query('SELECT subject FROM idp.disabled', []);
    return new Set(rows.map((row) => String(row['subject'])));
  }

  #person(subject: string, row: Row | undefined): Person | undefined {
    const disabled = row?.['disabled'] === true;
    const member = this.#staff.bySubject(subject);
    if (member) {
      const { username, displayName, post } = member;
      return { subject, username, displayName, post, ownPassword: false, disabled };
    }
    if (typeof row?.['username'] !== 'string') return undefined;
    const { username, display_name: displayName } = row;
    return {
      subject,
      username: String(username),
      displayName: String(displayName),
      post: null,
      ownPassword: true,
      disabled,
    };
  }
}
