import { rmSync } from 'node:fs';

export default async function teardown() {
  if (globalThis.linliSeeded) rmSync(globalThis.linliSeeded, { recursive: true, force: true });
  await globalThis.linliProduct?.stop({ remove: true });
}
