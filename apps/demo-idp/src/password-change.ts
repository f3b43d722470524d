import type { Accounts } from './accounts.ts';
import { PostgresAdapter } from './adapter.ts';
import type { Database } from './database.ts';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, verifyPassword } from './password.ts';
import type { People, Person } from './people.ts';

const MINUTES = 10;

/** What is wrong with a password that somebody chose; the page has words for each. */
export type PasswordFault = 'short' | 'long' | 'username' | 'same' | 'differs';

/**
 * Somebody has shown the password that must be changed, and has not changed it yet. Belongs to one log-in in one
 * browser; ends with the account's sessions, and when its password is set anew.
 */
export class PasswordChange {
  readonly #people: People;
  readonly #accounts: Accounts;
  readonly #pending: PostgresAdapter;

  constructor(people: People, accounts: Accounts, database: Database) {
    this.#people = people;
    this.#accounts = accounts;
    this.#pending = new PostgresAdapter(database, 'PasswordChange');
  }

  async begin(uid: string, { subject }: Person): Promise<void> {
    const exp = Math.floor(Date.now() / 1000) + MINUTES * 60;
    await this.#pending.upsert(uid, { accountId: subject, exp }, MINUTES * 60);
  }

  async who(uid: string): Promise<Person | undefined> {
    const pending = await this.#pending.find(uid);
    if (!pending?.accountId || (pending.exp ?? 0) < Date.now() / 1000) return undefined;
    const person = await this.#people.bySubject(pending.accountId);
    return person?.disabled ? undefined : person;
  }

  /** Saves the new password, or says what is wrong with it. */
  async choose(uid: string, person: Person, chosen: string, repeated: string): Promise<PasswordFault | undefined> {
    const old = await this.#accounts.password(person.subject);
    const fault = faultOf(chosen, repeated, person) ?? ((await verifyPassword(chosen, old?.kept)) ? 'same' : undefined);
    if (fault) return fault;
    await this.#accounts.choosePassword(person.subject, chosen);
    await this.#pending.destroy(uid);
    return undefined;
  }
}

function faultOf(chosen: string, repeated: string, { username }: Person): PasswordFault | undefined {
  if ([...chosen].length < SHORTEST_PASSWORD) return 'short';
  if (chosen.length > LONGEST_PASSWORD) return 'long';
  if (chosen.toLowerCase() === username) return 'username';
  return chosen === repeated ? undefined : 'differs';
}
