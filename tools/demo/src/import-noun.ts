import { setTimeout as sleep } from 'node:timers/promises';
import { isImportSettled, type DataImport, type ImportNoun } from '@linli/contracts';
import type { DemoHost } from './seed.ts';

const API = '/api/core/v1';
const POLL_MS = 50;

/** Brings a table in through the product's own import. A table that is there already changes nothing. Answers how many rows it has. */
export async function importNoun(host: DemoHost, noun: ImportNoun, csv: string): Promise<number> {
  const base = `${API}/imports/${noun}`;
  const post = async (path: string, raw?: { type: string; text: string }) =>
    settle(
      host,
      base,
      await host.call<DataImport>({
        token: await host.operatorToken(),
        method: 'POST',
        path,
        ...(raw ? { raw } : {}),
        key: crypto.randomUUID(),
      }),
    );
  const preview = await post(`${base}?fileName=${encodeURIComponent(`demo-${noun}.csv`)}`, {
    type: 'text/csv; charset=utf-8',
    text: csv,
  });
  const first = preview.errors[0];
  if (first) throw new Error(`demo ${noun}, row ${first.row}: ${first.message}`);
  if (preview.state !== 'previewed') throw new Error(`demo ${noun}: ${preview.problem?.title ?? preview.state}`);
  if (preview.counts.new + preview.counts.changed > 0) {
    const { state, problem } = await post(`${base}/${preview.id}/apply`);
    if (state !== 'applied') throw new Error(`demo ${noun}: ${problem?.title ?? state}`);
  }
  return preview.counts.total;
}

/** Core works on an import beyond the request that asked for it. */
async function settle(host: DemoHost, base: string, begun: DataImport): Promise<DataImport> {
  for (let found = begun; ; await sleep(POLL_MS)) {
    if (isImportSettled(found)) return found;
    const token = await host.operatorToken();
    found = await host.call<DataImport>({ token, method: 'GET', path: `${base}/${begun.id}` });
  }
}
