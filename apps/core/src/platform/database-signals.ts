import { Logger } from '@nestjs/common';
import { Client } from 'pg';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;

/** What core's instances tell one another through the database. */
const SIGNALS = ['linli_access', 'linli_session', 'linli_plan'] as const;
export type Signal = (typeof SIGNALS)[number];

/**
 * Listens for what changed in the database, whoever changed it. While the connection is away something may be missed:
 * `connected` says so, and whoever keeps a cache forgets all of it when it comes back.
 */
export class DatabaseSignals {
  private readonly log = new Logger('signals');
  private readonly handlers = new Map<Signal, ((payload: string) => void)[]>();
  private readonly gapHandlers: (() => void)[] = [];
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private pause = FIRST_PAUSE_MS;
  private stopped = false;
  connected = false;

  constructor(private readonly databaseUrl: string) {}

  on(signal: Signal, handler: (payload: string) => void): void {
    this.handlers.set(signal, [...(this.handlers.get(signal) ?? []), handler]);
  }

  /** Called when signals may have been missed, and at the start. */
  onGap(handler: () => void): void {
    this.gapHandlers.push(handler);
  }

  async start(): Promise<void> {
    if (this.stopped) return;
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'linli-signals',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    let lost = false;
    const lose = (cause?: Error) => {
      if (lost) return;
      lost = true;
      this.lose(client, cause);
    };
    client.on('error', lose);
    client.on('end', () => lose());
    client.on('notification', ({ channel, payload = '' }) => {
      for (const handler of this.handlers.get(channel as Signal) ?? []) handler(payload);
    });
    try {
      await client.connect();
      for (const signal of SIGNALS) await client.query(`LISTEN ${signal}`);
      this.connected = true;
      this.pause = FIRST_PAUSE_MS;
      for (const handler of this.gapHandlers) handler();
    } catch (cause) {
      lose(cause instanceof Error ? cause : undefined);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private lose(client: Client, cause?: Error): void {
    const was = this.connected;
    this.connected = false;
    client.end().catch(() => undefined);
    if (this.stopped) return;
    if (was) this.log.warn(`the database is away: ${cause?.message ?? 'connection ended'}`);
    this.timer = setTimeout(() => void this.start(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }
}
