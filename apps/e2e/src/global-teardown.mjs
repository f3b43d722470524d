export default async function teardown() {
  await globalThis.linliProduct?.stop({ remove: true });
}
