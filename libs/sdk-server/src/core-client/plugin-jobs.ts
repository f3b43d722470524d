import { randomUUID } from 'node:crypto';
import type { PermissionId } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { flushAudit } from '../audit/audit-trail.ts';
import type { ContextTokenResolver } from '../context/context-token.resolver.ts';
import type { ScopedDb } from '../db/scoped-db.ts';
import type { CoreSocket } from './core-socket.ts';

/**
 * Work that no user asked for. Core gives a short context for one job of the manifest, with that job's permissions and
 * no more; what is written counts as the plugin's own. Long work asks for one context after the other.
 */
@Injectable()
export class PluginJobs {
  constructor(
    private readonly socket: CoreSocket,
    private readonly resolver: ContextTokenResolver,
    private readonly db: ScopedDb,
  ) {}

  /** One transaction of a job, acting with one of its permissions. */
  async run<T>(job: string, acting: PermissionId, work: () => Promise<T>): Promise<T> {
    const requestId = randomUUID();
    const { text } = await this.socket.send({
      method: 'POST',
      path: `/context/jobs/${encodeURIComponent(job)}`,
      requestId,
    });
    const { token } = JSON.parse(text) as { token: string };
    const context = { ...(await this.resolver.contextOf(token)), acting, requestId, locale: 'zh-CN' as const };
    return await this.db.run(context, 'write', async () => {
      const result = await work();
      await flushAudit(this.db);
      return result;
    });
  }
}
