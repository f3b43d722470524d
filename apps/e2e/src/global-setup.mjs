/** Starts the product once for all journeys: what `npm start` starts, on a port and in a folder of its own. */
export default async function setup() {
  const { startProduct } = await import('./product.ts');
  const product = await startProduct();
  globalThis.linliProduct = product;
  process.env.LINLI_E2E_HOME = product.home;
  process.env.LINLI_E2E_URL = product.url;
}
