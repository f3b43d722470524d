import { generateKeyPairSync, createPublicKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AnchorFolder, verifyLog } from '@linli/sdk-server/audit';
import { createTestDatabase, type TestDatabase } from '@linli/sdk-server/testing';
import { Sealer } from './sealer.ts';

let database: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'linli-sealer-'));
const { privateKey: key } = generateKeyPairSync('ed25519');

beforeAll(async () => {
  // What another suite has under way on the same server would hold the sealing back.
  database = await createTestDatabase({ alone: true });
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = () => database.client.query(`SELECT core_pub.audit_v1('core.unit.update', 'x', 1)`);
const verify = () =>
  verifyLog({ client: database.client, folder: new AnchorFolder(folder), keys: [createPublicKey(key)] });
const allSealed = async () => {
  for (const end = Date.now() + 15_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const report = await verify();
    if (report.pending === 0 && report.lines > 0) return report;
  }
  throw new Error('the log was not sealed');
};

describe('the sealer of core', () => {
  test('seals what is written, goes on after a restart, and two of them do not get in each other’s way', async () => {
    await write();
    const [one, two] = [
      new Sealer({ databaseUrl: database.url, folder, key }),
      new Sealer({ databaseUrl: database.url, folder, key }),
    ];
    one.start();
    two.start();
    expect(await allSealed()).toMatchObject({ ok: true, lines: 1 });
    await one.stop();
    await write();
    // Whichever held the lock: the other one goes on.
    expect(await allSealed()).toMatchObject({ ok: true, lines: 2, findings: [] });
    await two.stop();
  }, 40_000);
});
