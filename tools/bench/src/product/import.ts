import { setTimeout as sleep } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { isImportSettled } from '@linli/contracts';
import type { DataImport } from '@linli/contracts';
import { memoryOf } from '../measure/cpu.ts';
import type { Product } from './product.ts';

const ASK_EVERY_MS = 250;

/** How an import went. */
export interface Imported {
  seconds: number;
  rows: number;
  /** MB of core over what it had before, at its highest. */
  memoryMb: number;
  /** How many different steps of progress somebody who looked saw. */
  progress: number;
}

/** Uploads a file, waits for its check, applies it and waits until it is in force: as the page and the command line do. */
export async function importFile(
  product: Product,
  noun: 'units' | 'people',
  fileName: string,
  file: Readable,
): Promise<Imported> {
  const { api } = product;
  const { core } = product.run.processes;
  const idle = memoryOf(core);
  let highest = idle;
  const seen = new Set<string>();
  const watch = setInterval(() => (highest = Math.max(highest, memoryOf(core))), 100);
  const settle = async (begun: DataImport): Promise<DataImport> => {
    for (let found = begun; ; await sleep(ASK_EVERY_MS)) {
      seen.add(`${found.step} ${found.progress.done}`);
      if (isImportSettled(found)) return found;
      found = await api.call<DataImport>({ path: `/api/core/v1/imports/${noun}/${begun.id}` });
    }
  };
  const began = performance.now();
  try {
    const path = `/api/core/v1/imports/${noun}?fileName=${encodeURIComponent(fileName)}`;
    const preview = await settle(await api.call<DataImport>({ method: 'POST', path, raw: file }));
    expect(preview, 'previewed');
    const apply = { method: 'POST', path: `/api/core/v1/imports/${noun}/${preview.id}/apply` } as const;
    const applied = await settle(await api.call<DataImport>(apply));
    expect(applied, 'applied');
    const seconds = (performance.now() - began) / 1000;
    return {
      seconds,
      rows: applied.counts.new + applied.counts.changed,
      memoryMb: highest - idle,
      progress: seen.size,
    };
  } finally {
    clearInterval(watch);
  }
}

function expect(found: DataImport, state: DataImport['state']): void {
  if (found.state === state && found.counts.error === 0) return;
  const why =
    found.problem?.title ??
    found.errors
      .slice(0, 3)
      .map(({ row, message }) => `${row}: ${message}`)
      .join('; ');
  throw new Error(`the import is ${found.state}: ${why}`);
}
