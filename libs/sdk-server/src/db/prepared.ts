import type { Client, QueryArrayResult } from 'pg';
import type { Statement } from './sql.ts';

/** So many texts are kept prepared on each connection; a text with a value in it would be a new one each time. */
const MAX_PREPARED = 300;
const names = new Map<string, string>();

/** The name that a text is prepared under, the same on every connection; undefined when there are too many already. */
export function preparedName(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MAX_PREPARED) {
    name = `linli_${names.size}`;
    names.set(text, name);
  }
  return name;
}

/** The same as a part of a query's configuration. */
export function named(text: string): { name?: string } {
  const name = preparedName(text);
  return name === undefined ? {} : { name };
}

/** Runs a statement as a prepared one, so that it is parsed once and planned seldom. Rows come as arrays. */
export async function runPrepared(client: Client, { text, values }: Statement): Promise<unknown[][]> {
  const query = { text, values, rowMode: 'array' as const, ...named(text) };
  const { rows } = (await client.query(query)) as QueryArrayResult<unknown[]>;
  return rows;
}
