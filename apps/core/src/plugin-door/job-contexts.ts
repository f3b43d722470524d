import { ROOT_UNIT_ID, type Anchor } from '@linli/contracts';
import { ForbiddenError, UnavailableError } from '@linli/sdk-server';
import type { DataSource } from 'typeorm';
import { mintContextToken, type ContextKeys } from '../gateway/context-token.ts';
import type { PluginHost } from '../plugin/plugin-host.ts';

const EVERYWHERE: readonly Anchor[] = [[ROOT_UNIT_ID, 'nation']];

/**
 * Contexts for work that no user asked for: one declared job, its permissions, the plugin's own account. The account is
 * audited as the plugin and can never sign in. A plugin is enabled for the whole installation, so that is how far it reaches.
 */
export class JobContexts {
  private readonly accounts = new Map<string, string>();

  constructor(
    private readonly keys: ContextKeys,
    private readonly plugins: PluginHost,
    private readonly dataSource: DataSource,
  ) {}

  async mint(pluginId: string, jobId: string): Promise<string> {
    const plugin = this.plugins.find(pluginId);
    const job = plugin?.manifest?.jobs?.find(({ id }) => id === jobId);
    if (!plugin || !job) throw new ForbiddenError('core.job.unknown', { params: { plugin: pluginId, job: jobId } });
    const name = plugin.nameIn('zh-CN');
    const accountId = await this.accountOf(pluginId, name);
    const held = new Map(job.permissions.map((id) => [id, EVERYWHERE] as const));
    const used = { grants: [], more: 0, appointment: null };
    return mintContextToken(this.keys, pluginId, { accountId, name, version: 0, act: '', used, job: jobId }, held);
  }

  private async accountOf(pluginId: string, name: string): Promise<string> {
    const known = this.accounts.get(pluginId);
    if (known !== undefined) return known;
    const rows = await this.dataSource
      .query<{ id: string }[]>('SELECT core.plugin_account($1, $2) AS id', [pluginId, name])
      .catch((cause: unknown) => {
        throw new UnavailableError('core.database.unavailable', { retryAfter: 2, cause });
      });
    const id = rows[0]?.id ?? '';
    this.accounts.set(pluginId, id);
    return id;
  }
}
