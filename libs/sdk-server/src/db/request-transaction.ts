import type { Client, QueryArrayResult } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { RequestContext } from '../context/request-context.ts';
import { named, runPrepared } from './prepared.ts';
import type { Statement } from './sql.ts';
import { asObjects, askTogether } from './together.ts';

/** Says who asks, for row-level security, and answers how often names of units and people have changed so far. */
const OPENING =
  "SELECT set_config('linli.ctx', $1, true), (SELECT version FROM core_pub.name_version_v1) AS name_version";

/**
 * The same for statements that are a transaction by themselves, without a BEGIN that says READ ONLY. Their plans are made
 * once and for all: each value of theirs is asked for by equality, and planning anew took longer than reading.
 */
const OPENING_TOGETHER = `SELECT set_config('transaction_read_only', 'on', true), set_config('plan_cache_mode', $2, true), ${OPENING.slice('SELECT '.length)}`;

/** Sets something for the statements after it, which must be in one transaction with it. */
const SETS = /\bset_config\b/;

/** Statements that wait for the end of this turn, and what comes of all of them. */
interface Gathered {
  statements: Statement[];
  /** All of them are a scoped list's. */
  planned: boolean;
  results: Promise<QueryArrayResult<unknown[]>[]>;
}

interface Door {
  runner: QueryRunner;
  connect(): Promise<Client>;
}

/** What gives TypeORM its connections: `pg`'s pool, behind a promise. */
interface Pooled {
  obtainMasterConnection(): Promise<[client: Client, release: (broken?: Error) => void]>;
}

/**
 * The one transaction of a request. A reading one takes its connection with the first query, and sends its opening
 * together with it: one round trip; a request that needs no query takes none. What a reading one asks with
 * {@link together} before anything else is one message to the server and one back.
 */
export class RequestTransaction {
  private made: Door | undefined;
  private gathered: Gathered | undefined;
  private readAlready = false;
  private opened: Promise<Client> | undefined;
  private nameVersionRead: Promise<number> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly context: RequestContext,
    private readonly mode: 'read' | 'write',
  ) {}

  get manager(): EntityManager {
    return this.door.runner.manager;
  }

  /** TypeORM's side of it, made when it is needed: what asks {@link together} needs none. */
  private get door(): Door {
    if (this.made) return this.made;
    const runner = this.dataSource.createQueryRunner();
    const connect = runner.connect.bind(runner) as () => Promise<Client>;
    // What TypeORM asks of its runner goes through the same door.
    runner.connect = () => this.client();
    // As after its own startTransaction: what saves in several statements must not begin and commit by itself.
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    // Planning takes longer than most of what is read; `manager.query` plans the same text once on each connection.
    if (this.mode === 'read') runner.manager.query = (text, values) => this.readPrepared(text, values);
    return (this.made = { runner, connect });
  }

  /** The connection, with the transaction open or its opening on the way before whatever is sent now. */
  client(): Promise<Client> {
    return (this.opened ??= this.open());
  }

  /** The rows of each statement, in order. What a request asks at the same time is sent at once. */
  async together(statements: readonly Statement[]): Promise<unknown[][][]> {
    if (this.mode === 'write' || this.opened) {
      const client = await this.client();
      return await Promise.all(statements.map((statement) => runPrepared(client, statement)));
    }
    return (await this.gather(statements, true)).map(({ rows }) => rows);
  }

  /** What a request reads first needs no transaction around it; what it reads after that stays in one. */
  private async readPrepared<T>(text: string, given: unknown): Promise<T> {
    const values = (given ?? []) as unknown[];
    if (!this.opened && (this.gathered || !this.readAlready) && !SETS.test(text)) {
      this.readAlready = true;
      const [result] = await this.gather([{ text, values }], false);
      return (result ? asObjects(result) : []) as T;
    }
    const client = await this.client();
    const { rows } = await client.query({ text, values, ...named(text) });
    return rows as T;
  }

  private async gather(statements: readonly Statement[], planned: boolean): Promise<QueryArrayResult<unknown[]>[]> {
    this.gathered ??= this.begin();
    const { statements: all, results } = this.gathered;
    this.gathered.planned &&= planned;
    const from = all.push(...statements) - statements.length;
    return (await results).slice(from, from + statements.length);
  }

  private begin(): Gathered {
    const statements: Statement[] = [];
    const results = new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
      const planned = this.gathered?.planned ?? false;
      this.gathered = undefined;
      return this.readTogether(statements, planned);
    });
    return { statements, planned: true, results };
  }

  /** How often names of units and people had changed when this transaction began. */
  async nameVersion(): Promise<number> {
    if (!this.nameVersionRead) await this.client();
    return this.nameVersionRead ?? 0;
  }

  /** Each statement of a READ COMMITTED transaction sees the newest anyway: nothing is lost by not keeping it open. */
  private async readTogether(
    statements: readonly Statement[],
    planned: boolean,
  ): Promise<QueryArrayResult<unknown[]>[]> {
    const [client, release] = await (this.dataSource.driver as unknown as Pooled).obtainMasterConnection();
    try {
      const values = [settingOf(this.context), planned ? 'force_generic_plan' : 'auto'];
      const [opened, ...results] = await askTogether(client, [{ text: OPENING_TOGETHER, values }, ...statements]);
      this.nameVersionRead = Promise.resolve(Number(opened?.rows[0]?.[3] ?? 0));
      release();
      return results;
    } catch (cause) {
      release(cause instanceof Error ? cause : new Error(String(cause)));
      throw cause;
    }
  }

  private async open(): Promise<Client> {
    const client = await this.door.connect();
    const begun = client.query(this.mode === 'read' ? 'BEGIN READ ONLY' : 'BEGIN');
    const said = client.query({
      name: 'linli_opening',
      text: OPENING,
      values: [settingOf(this.context)],
      rowMode: 'array',
    }) as unknown as Promise<QueryArrayResult<[string, string | null]>>;
    this.nameVersionRead = Promise.all([said, begun]).then(([{ rows }]) => Number(rows[0]?.[1] ?? 0));
    // A failure is thrown by whoever waits for it, and makes each query after it fail; nothing is to be done here.
    this.nameVersionRead.catch(() => undefined);
    if (this.mode === 'write') await this.nameVersionRead;
    return client;
  }

  /** A reading transaction has nothing to wait for at its end; a writing one has happened only when this resolves. */
  async commit(): Promise<void> {
    if (!this.opened) return;
    try {
      const client = await this.opened;
      await this.nameVersionRead;
      const end = client.query('COMMIT');
      if (this.mode === 'write') await end;
      else
        void end.then(
          () => this.release(),
          (cause: Error) => this.release(cause),
        );
    } catch (error) {
      await this.rollback();
      throw error;
    }
    if (this.mode === 'write') this.release();
  }

  async rollback(): Promise<void> {
    if (!this.opened) return;
    try {
      await (await this.opened).query('ROLLBACK');
      this.release();
    } catch (cause) {
      // A connection that could not even roll back is not given back to the pool as a good one.
      this.release(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }

  private release(broken?: Error): void {
    const runner = this.door.runner as QueryRunner & { releasePostgresConnection?(error?: Error): Promise<void> };
    const released =
      broken && runner.releasePostgresConnection ? runner.releasePostgresConnection(broken) : runner.release();
    released.catch(() => undefined);
  }
}

function settingOf(context: RequestContext): string {
  return JSON.stringify({
    account: context.account.id,
    name: context.account.name,
    request: context.requestId,
    act: context.acting,
    reach: Object.fromEntries(
      [...context.scopes].map(([permission, anchors]) => [permission, anchors.map(([id]) => id)]),
    ),
    orgs: context.organisations && Object.fromEntries(context.organisations),
    used: context.used,
    vouch: context.vouch,
  });
}
