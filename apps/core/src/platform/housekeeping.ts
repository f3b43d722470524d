import path from 'node:path';
import { DiskFileStore, sweepAttachments } from '@linli/sdk-server';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';

const EVERY_MS = 3_600_000;
/** How long a repeated request gets its first answer again (plugin contract, section 5). */
const KEPT = '24 hours';

/** Removes what has had its time: answers to repeated requests, ends of sessions that have expired since, uploads that nobody sent. */
export class Housekeeping {
  private readonly log = new Logger('housekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    /** Where attachments lie, a folder for each owner. */
    private readonly filesDir: string,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.run(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Several instances of core may do this at once; what one has removed is not there for the other. */
  async run(): Promise<void> {
    try {
      await this.dataSource.query('DELETE FROM core.ended_session WHERE forget_at < now()');
      await this.dataSource.query(`DELETE FROM core.session WHERE started_at < now() - interval '48 hours'`);
      await this.dataSource.query('SELECT core.fold_name_version()');
      const schemas = await this.dataSource.query<{ id: string; name: string }[]>(
        'SELECT plugin_id AS id, schema_name AS name FROM core.plugin_schema',
      );
      for (const name of ['core', ...schemas.map((schema) => schema.name)]) {
        await this.dataSource.query(
          `DELETE FROM "${name.replaceAll('"', '""')}".idempotency_key WHERE created_at < now() - interval '${KEPT}'`,
        );
      }
      for (const { id, name } of [{ id: 'core', name: 'core' }, ...schemas]) {
        const ask = <T>(sql: string, values: unknown[]) => this.dataSource.query<T[]>(sql, values);
        await sweepAttachments(ask, name, new DiskFileStore(path.join(this.filesDir, id)));
      }
    } catch (error) {
      // Nobody waits for it; the next hour brings the next try.
      this.log.warn(error instanceof Error ? error.message : error);
    }
  }
}
