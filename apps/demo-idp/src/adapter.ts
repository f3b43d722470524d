import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Database, Row } from './database.ts';

/** What the provider keeps (sessions, grants, codes, refresh tokens, interactions), one row each in `idp.entry`. */
export class PostgresAdapter implements Adapter {
  readonly #database: Database;
  readonly #model: string;

  constructor(database: Database, model: string) {
    this.#database = database;
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    await this.#database.query(
      `INSERT INTO idp.entry (model, id, payload, grant_id, uid, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (model, id) DO UPDATE
          SET payload = excluded.payload, grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`,
      [this.#model, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null, expiresIn ?? null],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    // There is one client, and it is configured; an unknown one is not worth a question to the database.
    if (this.#model === 'Client') return undefined;
    return payloadOf(
      await this.#database.query('SELECT payload FROM idp.entry WHERE model = $1 AND id = $2', [this.#model, id]),
    );
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return payloadOf(
      await this.#database.query('SELECT payload FROM idp.entry WHERE model = $1 AND uid = $2', [this.#model, uid]),
    );
  }

  /** Only the device flow asks for it, which is off. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    await this.#database.query(
      `UPDATE idp.entry SET payload = payload || jsonb_build_object('consumed', extract(epoch FROM now())::bigint)
        WHERE model = $1 AND id = $2`,
      [this.#model, id],
    );
  }

  async destroy(id: string): Promise<void> {
    await this.#database.query('DELETE FROM idp.entry WHERE model = $1 AND id = $2', [this.#model, id]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.#database.query('DELETE FROM idp.entry WHERE model = $1 AND grant_id = $2', [this.#model, grantId]);
  }
}

function payloadOf(rows: Row[]): AdapterPayload | undefined {
  return rows[0]?.['payload'] as AdapterPayload | undefined;
}
