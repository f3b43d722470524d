/**
 * Starts the product once for all journeys: what `npm start` starts, on a port and in a folder of its own. Whoever writes
 * a journey may name a product that runs already (LINLI_E2E_URL and LINLI_E2E_HOME).
 */
export default async function setup() {
  if (process.env.LINLI_E2E_URL) return;
  const { startProduct } = await import('./product.ts');
  const product = await startProduct();
  globalThis.linliProduct = product;
  process.env.LINLI_E2E_HOME = product.home;
  process.env.LINLI_E2E_URL = product.url;
}
