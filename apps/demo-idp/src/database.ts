import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errors } from 'oidc-provider';
import { errorFacts, type Log } from './log.ts';

/** The database cannot be reached: the answer is 503, and the next request tries again. */
export class DatabaseAwayError extends errors.OIDCProviderError {
  override allow_redirect = false;
  override expose = true;
  constructor(cause: unknown) {
    super(503, 'temporarily_unavailable');
    this.cause = cause;
    this.error_description = 'the database of the identity provider cannot be reached, try again in a few seconds';
  }
}

const SCHEMA = `
  CREATE SCHEMA IF NOT EXISTS idp;
  CREATE TABLE IF NOT EXISTS idp.entry (
    model      text        NOT NULL,
    id         text        NOT NULL,
    payload    jsonb       NOT NULL,
    grant_id   text,
    uid        text,
    expires_at timestamptz,
    PRIMARY KEY (model, id)
  );
  CREATE INDEX IF NOT EXISTS entry_grant_id ON idp.entry (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entry_uid ON idp.entry (uid) WHERE uid IS NOT NULL;
  CREATE INDEX IF NOT EXISTS entry_expires_at ON idp.entry (expires_at);
  CREATE INDEX IF NOT EXISTS entry_account ON idp.entry ((payload ->> 'accountId'));
  CREATE TABLE IF NOT EXISTS idp.failure (
    id       uuid        PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    username text,
    reason   text        NOT NULL
  );
  CREATE INDEX IF NOT EXISTS failure_at ON idp.failure (at);
  CREATE INDEX IF NOT EXISTS failure_username ON idp.failure (username, at);
  CREATE TABLE IF NOT EXISTS idp.account (
    subject        text        PRIMARY KEY,
    username       text        NOT NULL UNIQUE,
    display_name   text        NOT NULL,
    password       text        NOT NULL,
    must_change    boolean     NOT NULL DEFAULT true,
    failures_since timestamptz NOT NULL DEFAULT now(),
    created_at     timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE IF NOT EXISTS idp.disabled (
    subject text        PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT now()
  );
`;
/** Any number nobody else uses: two providers that start together must not create the schema at the same time. */
const SCHEMA_LOCK = 4_170_001;
/** Pauses between attempts: bridges the moment in which the database is started again, without making a person wait. */
const RETRY_PAUSES_MS = [100, 300, 800];
const CLEAN_UP_EVERY_MS = 10 * 60_000;

export type Row = Record<string, unknown>;

/** The provider's own schema. Every statement it is given may be repeated without harm. */
export class Database {
  readonly #pool: pg.Pool;
  readonly #log: Log;
  #schema: Promise<void> | undefined;
  #cleaning: NodeJS.Timeout | undefined;

  constructor(url: string, log: Log) {
    this.#log = log;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: 3000,
      statement_timeout: 5000,
      query_timeout: 6000,
      application_name: 'linli-idp',
      options: '-c client_min_messages=warning',
    });
    this.#pool.on('error', (error) => log.debug('an idle database connection was lost', errorFacts(error)));
  }

  /** Creates the schema, for as long as it takes the database to come. */
  async prepare(stopped: () => boolean): Promise<void> {
    for (let attempt = 0; !stopped(); attempt++) {
      try {
        await this.#ensureSchema();
        this.#cleaning = setInterval(() => void this.#removeExpired(), CLEAN_UP_EVERY_MS).unref();
        return;
      } catch (error) {
        if (attempt === 0) this.#log.warn('waiting for the database', errorFacts(error));
        await sleep(250);
      }
    }
  }

  async query(text: string, values: unknown[]): Promise<Row[]> {
    for (const pause of [...RETRY_PAUSES_MS, undefined]) {
      try {
        await this.#ensureSchema();
        return (await this.#pool.query<Row>(text, values)).rows;
      } catch (error) {
        if (isMissingTable(error)) this.#schema = undefined;
        else if (!isAway(error)) throw error;
        if (pause === undefined) {
          this.#log.warn('the database cannot be reached', errorFacts(error));
          throw new DatabaseAwayError(error);
        }
        await sleep(pause);
      }
    }
    throw new DatabaseAwayError(undefined);
  }

  async close(): Promise<void> {
    clearInterval(this.#cleaning);
    await this.#pool.end();
  }

  #ensureSchema(): Promise<void> {
    this.#schema ??= this.#createSchema().catch((error: unknown) => {
      this.#schema = undefined;
      throw error;
    });
    return this.#schema;
  }

  async #createSchema(): Promise<void> {
    const client = await this.#pool.connect();
    let failure: Error | undefined;
    try {
      await client.query(`BEGIN; SELECT pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} COMMIT;`);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      client.release(failure);
    }
  }

  async #removeExpired(): Promise<void> {
    try {
      await this.query('DELETE FROM idp.entry WHERE expires_at < now()', []);
      await this.query(`DELETE FROM idp.failure WHERE at < now() - interval '1 day'`, []);
    } catch (error) {
      this.#log.warn('expired entries could not be removed, trying again later', errorFacts(error));
    }
  }
}

function isMissingTable(error: unknown): boolean {
  return codeOf(error) === '42P01' || codeOf(error) === '3F000';
}

/** Connection failures, server shutdown and start-up, too many connections, time-outs. */
function isAway(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|57P|53)/.test(code) || code === '57014') return true;
  if (/^E[A-Z]+$/.test(code)) return true;
  return error instanceof Error && /terminated|timeout|timed out|not queryable|ended/i.test(error.message);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
