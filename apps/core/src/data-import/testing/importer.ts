import { expect } from '@jest/globals';
import { dataImportSchema, problemSchema } from '@linli/contracts';
import type { DataImport, ImportNoun } from '@linli/contracts';
import type { UnitServer } from '../../unit/testing/unit-server.ts';
import { settle } from './settle.ts';

/** What one account does with imports of a noun. */
export function importer(server: UnitServer, account: { id: string }, noun: ImportNoun) {
  const person = server.as(account.id);
  const url = `/imports/${noun}`;
  const settled = async (id: string) => dataImportSchema.parse(await settle<DataImport>(person, `${url}/${id}`));
  const upload = (file: string | Buffer, fileName = 'test.csv') =>
    server.call<DataImport>(account.id, 'POST', `${url}?fileName=${encodeURIComponent(fileName)}`, {
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.from(file),
    });
  const preview = async (file: string | Buffer, fileName?: string) => {
    const answer = await upload(file, fileName);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return settled(answer.body.id);
  };
  /** A step and its end: the state that it came to, or the code of what stood in the way. */
  const step = async (verb: 'apply' | 'undo' | 'retry', id: string): Promise<string> => {
    const answer = await person.post<DataImport>(`${url}/${id}/${verb}`);
    if (answer.status !== 200) return spoken(answer.body);
    const { state, problem } = await settled(id);
    return problem ? spoken({ type: 'about:blank', status: 409, traceId: '-', ...problem }) : state;
  };
  return {
    upload,
    preview,
    step,
    settled,
    get: (id: string) => settled(id),
    async applied(file: string | Buffer, fileName?: string) {
      const found = await preview(file, fileName);
      expect(found.errors).toEqual([]);
      expect(await step('apply', found.id)).toBe('applied');
      return settled(found.id);
    },
    /** What is wrong with a file, as `row column code: words`. */
    async errors(file: string | Buffer): Promise<string[]> {
      const { errors, rows } = await preview(file);
      for (const { message } of errors) expect(message).not.toMatch(/\{\{|undefined|^import\./);
      expect(rows.filter(({ outcome }) => outcome === 'error').length > 0).toBe(errors.length > 0);
      return errors.map(({ row, column, message }) => `${row} ${column ?? '-'}: ${message}`);
    },
    /** The noun's records in reach, as a table. */
    async exported(): Promise<string> {
      const answer = await server.app.inject({
        method: 'GET',
        url: `/exports/${noun}?format=csv`,
        headers: { 'x-test-account': account.id },
      });
      expect(answer.statusCode).toBe(200);
      return answer.body;
    },
  };
}

export type Importer = ReturnType<typeof importer>;

/** The code of a problem, which has words for people. */
function spoken(body: unknown): string {
  const { code, title, remedy } = problemSchema.parse(body);
  expect(title).not.toBe(code);
  expect(`${title}${remedy ?? ''}`).not.toMatch(/\{\{|undefined/);
  return code.replace('core.import.', '');
}
