import { createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dayOf, daySchema, type AuditAnchors } from '@linli/contracts';
import { CoreClient, operatorToken } from '../core-client.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { getInstance } from './find-instance.ts';

export interface AuditExportOptions {
  day?: string;
  out: string;
  json: boolean;
}

/** File of the public key beside the anchors; `linli audit verify --key` takes it. */
export const KEY_FILE = 'audit-key.jwk.json';

/** Takes the anchors of a day out of the installation, with the key that they are verified with. Today by default. */
export async function auditExport({ day = dayOf(new Date()), out, json }: AuditExportOptions): Promise<number> {
  if (!daySchema.safeParse(day).success) throw cliError(EXIT.badInput, 'audit.badDay', { day });
  const { home, run } = await getInstance();
  const client = new CoreClient(run.localUrl);
  const token = await operatorToken(home);
  const { keyId } = await client.call<AuditAnchors>({ method: 'GET', path: '/api/core/v1/audit/anchors', token });
  const key = await client.call<object>({ method: 'GET', path: '/api/core/v1/audit/key', token });
  const folder = resolve(out);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `anchors-${day}.jsonl`);
  // Whole or not at all: half a file would look like one that somebody cut off.
  const draft = `${file}.part`;
  try {
    await pipeline(await client.download(`/api/core/v1/audit/anchors/${day}`, token), createWriteStream(draft));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  writeFileSync(join(folder, KEY_FILE), `${JSON.stringify(key, null, 2)}\n`);
  if (json) print(JSON.stringify({ day, file, key: join(folder, KEY_FILE), keyId }));
  else {
    printStep(t('audit.exported', { file }));
    print(`  ${t('audit.exportedKey', { file: join(folder, KEY_FILE), keyId })}`);
    print(`  ${t('audit.exportedHow', { folder, key: join(folder, KEY_FILE) })}`);
  }
  return EXIT.ok;
}
