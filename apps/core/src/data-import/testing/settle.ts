import { setTimeout as sleep } from 'node:timers/promises';
import { isImportSettled } from '@linli/contracts';
import type { ImportState } from '@linli/contracts';

interface Asker {
  get<T>(url: string): Promise<{ status: number; body: T }>;
}

/** Asks for an import until nothing more happens to it by itself. */
export async function settle<T extends { state: ImportState }>(asker: Asker, url: string, ms = 120_000): Promise<T> {
  for (const end = Date.now() + ms; ; await sleep(15)) {
    const { status, body } = await asker.get<T>(url);
    if (status !== 200) throw new Error(`${url} answered ${status}: ${JSON.stringify(body)}`);
    if (isImportSettled(body)) return body;
    if (Date.now() > end) throw new Error(`${url} is still ${body.state}`);
  }
}
