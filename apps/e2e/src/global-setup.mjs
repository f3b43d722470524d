import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Starts the product once for all journeys: what `npm start` starts, on a port and in a folder of its own. Whoever writes
 * a journey may name a product that runs already (LINLI_E2E_URL and LINLI_E2E_HOME). A copy of the folder, made while it
 * stood still, is where the journeys begin that need an installation to themselves: the demo district is loaded once.
 */
export default async function setup() {
  if (process.env.LINLI_E2E_URL) return;
  const { copyHome, startProduct } = await import('./product.ts');
  const first = await startProduct();
  await first.stop();
  const seeded = mkdtempSync(path.join(tmpdir(), 'linli-e2e-seeded-'));
  globalThis.linliSeeded = seeded;
  copyHome(first.home, seeded);
  const product = await startProduct({ home: first.home });
  globalThis.linliProduct = product;
  process.env.LINLI_E2E_SEEDED = seeded;
  process.env.LINLI_E2E_HOME = product.home;
  process.env.LINLI_E2E_URL = product.url;
}
