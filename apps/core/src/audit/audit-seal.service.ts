import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { MOST_PENDING, type AuditAnchors, type AuditCheck, type AuditState, type Day } from '@linli/contracts';
import { appendAudit, AuditTrail, ScopedDb } from '@linli/sdk-server';
import type { FileAnswer } from '@linli/sdk-server';
import { anchorFileOf, firstWithin, keyId, lastBatchNo, readBatches, verifyLog } from '@linli/sdk-server/audit';
import type { Finding, SealClient, Verification } from '@linli/sdk-server/audit';
import { Injectable } from '@nestjs/common';
import { Client } from 'pg';
import { instant } from '../body/body.sql.ts';
import { AuditSeals } from './audit-seals.ts';
import { AnchorsNotFoundError, CheckUnderWayError } from './audit.errors.ts';

/** Lines that one check goes through: a few seconds' work. */
const CHECKED_AT_ONCE = 100_000;
/** Findings that are named on a screen; how many there are in all is said too. */
const NAMED = 100;

/** How far the log is sealed, whether it is what was sealed, and what is needed to see that elsewhere. */
@Injectable()
export class AuditSealService {
  private checking = false;

  constructor(
    private readonly db: ScopedDb,
    private readonly trail: AuditTrail,
    private readonly seals: AuditSeals,
  ) {}

  async state(): Promise<AuditState> {
    const [row] = await this.db.manager.query<AuditState[]>(
      `SELECT b.no::integer AS batch, ${instant('b.sealed_at')} AS "sealedAt", (
         SELECT count(*)::integer FROM (SELECT FROM core.audit_entry e
           WHERE e.xid >= COALESCE(b.below, '0'::xid8) LIMIT ${MOST_PENDING}) AS waiting) AS pending
       FROM (SELECT) AS always
       LEFT JOIN LATERAL (SELECT * FROM core.audit_batch ORDER BY no DESC LIMIT 1) AS b ON true`,
    );
    return row ?? { batch: null, sealedAt: null, pending: 0 };
  }

  async anchors(): Promise<AuditAnchors> {
    const { folder, key } = this.seals;
    const items = folder
      .files()
      .toReversed()
      .map(async (file) => ({
        day: file.slice('anchors-'.length, -'.jsonl'.length),
        bytes: statSync(path.join(folder.folder, file)).size,
        firstBatch: (await folder.firstBatchOf(file)) ?? null,
      }));
    return { items: await Promise.all(items), keyId: keyId(key) };
  }

  /** The key that everybody may know: whoever verifies elsewhere needs it beside the anchors. */
  publicKey(): Record<string, unknown> {
    return { ...this.seals.key.export({ format: 'jwk' }), kid: keyId(this.seals.key) };
  }

  /** The anchors of a day, as they stand on the disk. */
  async anchorsOf(day: Day): Promise<FileAnswer> {
    const name = anchorFileOf(day);
    if (!this.seals.folder.files().includes(name)) throw new AnchorsNotFoundError(day);
    const file = path.join(this.seals.folder.folder, name);
    const { size } = statSync(file);
    const { context } = this.db;
    await this.db.run(context, 'write', () =>
      appendAudit(
        (sql, parameters) => this.db.manager.query(sql, parameters),
        [
          {
            action: 'core.audit.read',
            kind: 'export',
            target: { type: 'core.audit-anchors', id: day, title: name },
            unit: context.scopes.get('core.audit.read')?.[0]?.[0] ?? null,
            after: { day, bytes: size },
          },
        ],
      ),
    );
    // What is written to it meanwhile is not part of what was written down.
    return { name, stream: createReadStream(file, { end: Math.max(0, size - 1) }) };
  }

  /** Goes through the newest lines, or those before a batch. Reads only, over a connection of its own. */
  async check(before: number | undefined): Promise<AuditCheck> {
    if (this.checking) throw new CheckUnderWayError();
    this.checking = true;
    const client = new Client({
      connectionString: this.seals.databaseUrl,
      application_name: 'linli-audit-check',
      connectionTimeoutMillis: 5_000,
      statement_timeout: 60_000,
    });
    client.on('error', () => undefined); // told by the rejected call
    try {
      await client.connect();
      const newest = await lastBatchNo(client);
      const to = before === undefined ? newest : Math.min(newest, before - 1);
      const from = to < 1 ? 1 : await firstWithin(client, to, CHECKED_AT_ONCE);
      const { folder, key } = this.seals;
      const range = before === undefined ? { from } : { from, to };
      const found = await verifyLog({ client, folder, keys: [key], range });
      const sealed = to < 1 ? null : await sealedBetween(client, from, to);
      this.trail.tell({
        action: 'core.audit.check',
        kind: 'read',
        unit: this.db.context.scopes.get('core.audit.read')?.[0]?.[0] ?? null,
        after: { from, to, lines: found.lines, findings: totalOf(found) },
      });
      return answerOf(found, { from, to, sealed });
    } finally {
      this.checking = false;
      await client.end().catch(() => undefined);
    }
  }
}

async function sealedBetween(client: SealClient, from: number, to: number): Promise<AuditCheck['sealed']> {
  const at = async (no: number) => (await readBatches(client, no - 1, 1))[0]?.batch?.sealedAt;
  const [first, last] = [await at(from), await at(to)];
  return first !== undefined && last !== undefined ? { from: first, to: last } : null;
}

const totalOf = ({ counts }: Verification): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

function answerOf(
  found: Verification,
  { from, to, sealed }: { from: number; to: number; sealed: AuditCheck['sealed'] },
): AuditCheck {
  return {
    ok: found.ok,
    lines: found.lines,
    batches: to < 1 ? null : { from, to },
    sealed,
    pending: found.pending,
    findings: found.findings.slice(0, NAMED).map(findingOf),
    count: totalOf(found),
    before: from > 1 ? from : null,
  };
}

function findingOf({ kind, batch, upTo, line, content, anchor }: Finding): AuditCheck['findings'][number] {
  return {
    kind,
    batch: batch ?? null,
    upTo: upTo ?? null,
    line: line ?? null,
    content: content ?? null,
    anchor: anchor ?? null,
  };
}
