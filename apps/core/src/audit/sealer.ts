import type { KeyObject } from 'node:crypto';
import { AnchorFolder, sealLines } from '@linli/sdk-server/audit';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const EVERY_MS = 1_000;
/** After a failure it waits longer, up to this. */
const LONGEST_PAUSE_MS = 60_000;
const LOCK = `hashtext('linli:seal')`;

export interface SealerOptions {
  databaseUrl: string;
  /** Folder of the anchors, outside the database. */
  folder: string;
  /** Private key, outside the database. */
  key: KeyObject;
}

/**
 * Seals what was written to the audit log, each second. One instance of core holds the lock and seals, the others wait for
 * it to go. What was cut off is made good by the next round.
 */
export class Sealer {
  private readonly log = new Logger('audit');
  private readonly folder: AnchorFolder;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<void> = Promise.resolve();
  private client: Client | undefined;
  private pause = EVERY_MS;
  private stopped = false;

  constructor(private readonly options: SealerOptions) {
    this.folder = new AnchorFolder(options.folder);
  }

  start(): void {
    this.plan(0);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
    await this.disconnect();
  }

  private plan(ms: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => (this.round = this.seal().finally(() => this.plan(this.pause))), ms);
  }

  private async seal(): Promise<void> {
    try {
      const client = await this.connect();
      if (client) await sealLines({ client, folder: this.folder, key: this.options.key });
      this.pause = EVERY_MS;
    } catch (error) {
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
      this.log.error(`the audit log was not sealed: ${error instanceof Error ? error.message : String(error)}`);
      await this.disconnect();
    }
  }

  /** A connection that holds the lock, or undefined while another instance has it. */
  private async connect(): Promise<Client | undefined> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: 'linli-seal',
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => (this.client = undefined));
    await client.connect();
    const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS mine`);
    if (rows[0]?.mine !== true) {
      await client.end();
      return undefined;
    }
    return (this.client = client);
  }

  private async disconnect(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}
