import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AnchorFolder, verifyLog, type Finding, type Verification } from '@linli/sdk-server/audit';
import pg from 'pg';
import { readSettings } from '../settings.ts';
import { cliError, EXIT } from '../terminal/cli.errors.ts';
import { print, printBusy, printError, printStep } from '../terminal/output.ts';
import { t } from '../terminal/texts.ts';
import { getInstance } from './find-instance.ts';

const PROGRESS_MS = 5_000;

export interface AuditVerifyOptions {
  anchors?: string;
  /** Public key that was taken out of the house with the anchors; the installation's own by default. */
  key?: string;
  json: boolean;
}

/** Compares the audit log with its seals and anchors, and names what does not agree. */
export async function auditVerify({ anchors, key: keyFile, json }: AuditVerifyOptions): Promise<number> {
  const { home } = readSettings();
  const key = auditKey(keyFile === undefined ? join(home, 'keys', 'audit.jwk.json') : resolve(keyFile));
  const { run } = await getInstance();
  const client = new pg.Client({ connectionString: run.databaseUrl, application_name: 'linli-audit-verify' });
  await client.connect();
  let told = Date.now();
  try {
    const found = await verifyLog({
      client,
      folder: new AnchorFolder(anchors === undefined ? join(home, 'audit') : resolve(anchors)),
      keys: [key],
      partial: anchors !== undefined,
      onProgress: (done) => {
        if (json || Date.now() - told < PROGRESS_MS) return;
        told = Date.now();
        printBusy(t('audit.progress', done));
      },
    });
    if (json) print(JSON.stringify(found));
    else tell(found);
    return found.ok ? EXIT.ok : EXIT.unhealthy;
  } finally {
    await client.end();
  }
}

function auditKey(file: string): KeyObject {
  if (!existsSync(file)) throw cliError(EXIT.badInput, 'audit.noKey', { file });
  try {
    const jwk = JSON.parse(readFileSync(file, 'utf8')) as { kty: string; d?: string };
    const key = { key: jwk, format: 'jwk' } as const;
    return jwk.d === undefined ? createPublicKey(key) : createPublicKey(createPrivateKey(key));
  } catch {
    throw cliError(EXIT.badInput, 'audit.badKey', { file });
  }
}

function tell({ ok, lines, batches, pending, findings, counts }: Verification): void {
  if (ok) {
    printStep(t('audit.ok', { lines, batches, pending }));
    return;
  }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  printError(t('audit.bad', { count: total }));
  for (const finding of findings) print(`  ${sentence(finding)}`);
  if (total > findings.length) print(`  ${t('audit.more', { count: total - findings.length })}`);
}

function sentence({ kind, line, batch, upTo, content, anchor }: Finding): string {
  const where = anchor ? ` · ${t('audit.at', { file: anchor.file, line: anchor.line })}` : '';
  return `${named({ line, content, batch, upTo })} ${t(`audit.finding.${kind}`)}${where}`;
}

/** The line as it is now, or the batch. */
function named({
  line,
  content,
  batch = 0,
  upTo = batch,
}: Pick<Finding, 'line' | 'content' | 'batch' | 'upTo'>): string {
  if (line === undefined) return upTo === batch ? t('audit.batch', { batch }) : t('audit.batches', { batch, upTo });
  if (!content) return t('audit.lineGone', { line });
  const { at, actor, action, target } = content;
  return t('audit.line', { line, at: at ?? '—', actor: actor ?? '—', action: action ?? '—', target: target ?? '—' });
}
