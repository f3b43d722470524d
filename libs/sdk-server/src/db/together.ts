import pg from 'pg';
import type { Client, QueryArrayResult } from 'pg';
import { preparedName } from './prepared.ts';
import type { Statement } from './sql.ts';

/** What of a connection of `pg` writes the protocol's messages; its types leave most of it out. */
interface Wire {
  submittedNamedStatements: Record<string, string | undefined>;
  parsedStatements: Record<string, string | undefined>;
  parse(statement: { text: string; name: string }): void;
  bind(portal: { statement: string; values: unknown[]; valueMapper: (value: unknown) => unknown }): void;
  describe(portal: { type: 'P'; name: '' }): void;
  execute(portal: { portal: '' }): void;
  sync(): void;
}

const asParameter = (value: unknown): unknown => (pg as unknown as Utilities).utils.prepareValue(value);
interface Utilities {
  utils: { prepareValue(value: unknown): unknown };
}

type Answered = (error: Error | null, results: QueryArrayResult<unknown[]> | QueryArrayResult<unknown[]>[]) => void;

/** Several statements with one end (Sync): the server takes them as one transaction and answers them at once. */
class StatementsTogether extends pg.Query {
  constructor(
    private readonly statements: readonly Statement[],
    answered: Answered,
  ) {
    super({ text: 'together', rowMode: 'array', queryMode: 'extended' } as pg.QueryConfig, answered as () => void);
  }

  /** Called by `pg` when it is this query's turn to write. */
  prepare(wire: Wire): void {
    for (const { text, values } of this.statements) {
      const name = preparedName(text) ?? '';
      if (name === '' || !(wire.parsedStatements[name] ?? wire.submittedNamedStatements[name])) {
        wire.parse({ text, name });
        if (name !== '') wire.submittedNamedStatements[name] = text;
      }
      wire.bind({ statement: name, values, valueMapper: asParameter });
      wire.describe({ type: 'P', name: '' });
      wire.execute({ portal: '' });
    }
    wire.sync();
  }
}

/**
 * Runs statements in one message to the server and one back, all of them or none, without BEGIN and COMMIT; each must
 * answer rows. After a failure nobody knows what is prepared on the connection: it is not to be used any more.
 */
export async function runTogether(client: Client, statements: readonly Statement[]): Promise<unknown[][][]> {
  return (await askTogether(client, statements)).map(({ rows }) => rows);
}

/** The same, with the names of the columns. */
export function askTogether(client: Client, statements: readonly Statement[]): Promise<QueryArrayResult<unknown[]>[]> {
  return new Promise((resolve, reject) => {
    const answered: Answered = (error, results) => {
      if (error) reject(error);
      else resolve([results].flat());
    };
    client.query(new StatementsTogether(statements, answered));
  });
}

/** Rows as `pg` gives them by itself: by the names of their columns. */
export function asObjects<T>({ fields, rows }: QueryArrayResult<unknown[]>): T[] {
  return rows.map((row) => Object.fromEntries(fields.map(({ name }, at) => [name, row[at]])) as T);
}
