import type { Accounts } from './accounts.ts';
import type { Database } from './database.ts';
import { noteFailure } from './failures.ts';
import { verifyPassword } from './password.ts';
import type { People, Person } from './people.ts';

/** As in the realm that stands in production: from so many wrong ones on each costs a wait that grows. */
const FREE_FAILURES = 5;
const WAIT_STEP_S = 60;
const LONGEST_WAIT_S = 900;
const REMEMBERED_HOURS = 12;
export const LONGEST_USERNAME = 100;

/** How an attempt with a password ended. */
export type Attempt =
  | { outcome: 'passed'; person: Person; mustChange: boolean }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; minutes: number }
  | { outcome: 'disabled'; person: Person };

/** Checks passwords, slowly enough that nobody guesses them. What failed is kept for the audit log. */
export class PasswordLogIn {
  readonly #people: People;
  readonly #accounts: Accounts;
  readonly #database: Database;
  /** One attempt at a time for each name: a hundred at once would all be the first. */
  readonly #under = new Map<string, Promise<unknown>>();

  constructor(people: People, accounts: Accounts, database: Database) {
    this.#people = people;
    this.#accounts = accounts;
    this.#database = database;
  }

  async attempt(typedName: string, password: string): Promise<Attempt> {
    const username = typedName.trim().toLowerCase().slice(0, LONGEST_USERNAME);
    const before = this.#under.get(username) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(() => this.#check(username, password));
    this.#under.set(username, mine);
    try {
      return await mine;
    } finally {
      if (this.#under.get(username) === mine) this.#under.delete(username);
    }
  }

  async #check(username: string, password: string): Promise<Attempt> {
    const waitS = await this.#wait(username);
    if (waitS > 0) {
      await noteFailure(this.#database, username, 'user_temporarily_disabled');
      return { outcome: 'wait', minutes: Math.ceil(waitS / 60) };
    }
    const found = await this.#people.byUsername(username);
    const person = found?.ownPassword ? found : undefined;
    const known = person && (await this.#accounts.password(person.subject));
    if (!(await verifyPassword(password, known?.kept)) || !person || !known) {
      await noteFailure(this.#database, username, person ? 'invalid_user_credentials' : 'user_not_found');
      return { outcome: 'wrong' };
    }
    // Only to whoever knows the password: others learn nothing of the account.
    if (person.disabled) {
      await noteFailure(this.#database, username, 'user_disabled');
      return { outcome: 'disabled', person };
    }
    await this.#database.query('UPDATE idp.account SET failures_since = now() WHERE subject = $1', [person.subject]);
    return { outcome: 'passed', person, mustChange: known.mustChange };
  }

  /** Seconds until the name may be tried again. Names that nobody has wait as well, so that nothing is told by it. */
  async #wait(username: string): Promise<number> {
    const [row] = await this.#database.query(
      `SELECT count(*)::integer AS count, extract(epoch FROM now() - max(f.at))::float AS ago
         FROM idp.failure f LEFT JOIN idp.account a ON a.username = f.username
        WHERE f.username = $1 AND f.reason IN ('invalid_user_credentials', 'user_not_found')
          AND f.at > greatest(now() - make_interval(hours => ${REMEMBERED_HOURS}), a.failures_since)`,
      [username],
    );
    const steps = Math.floor(Number(row?.['count'] ?? 0) / FREE_FAILURES);
    return steps === 0 ? 0 : Math.min(steps * WAIT_STEP_S, LONGEST_WAIT_S) - Number(row?.['ago'] ?? 0);
  }
}
