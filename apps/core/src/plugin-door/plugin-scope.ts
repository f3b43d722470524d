import { ROOT_UNIT_ID, type Anchor, type Manifest } from '@linli/contracts';
import { ForbiddenError, UnauthenticatedError, type RequestContext } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.ts';
import { PluginHost } from '../plugin/plugin-host.ts';
import type { PluginCall } from './plugin-calls.ts';

const EVERYWHERE: readonly Anchor[] = [[ROOT_UNIT_ID, 'nation']];

/** What of core a plugin may use for a call: its `coreScopes`, or those of them that its job names. Pure. */
export function allowedThrough(
  manifest: Pick<Manifest, 'api' | 'jobs'> | null,
  job: string | undefined,
): ReadonlySet<string> {
  const declared = manifest?.api.coreScopes ?? [];
  if (job === undefined) return new Set(declared);
  const permissions = manifest?.jobs?.find(({ id }) => id === job)?.permissions ?? [];
  return new Set(permissions.filter((permission) => declared.includes(permission)));
}

/**
 * How far a call of a plugin reaches: where both the plugin's `coreScopes` and the scope of whoever it asks for reach. The
 * latter as it is now, whatever the token was made with.
 */
@Injectable()
export class PluginScope {
  constructor(
    private readonly access: AccessService,
    private readonly plugins: PluginHost,
  ) {}

  async resolve(
    { pluginId, claims }: PluginCall,
    permissions: readonly string[],
  ): Promise<Pick<RequestContext, 'account' | 'scopes' | 'acr' | 'used'>> {
    const [acting] = permissions;
    // What any account may do for itself it does itself.
    if (acting === undefined) throw new ForbiddenError('core.access.not-for-plugins');
    const allowed = allowedThrough(this.plugins.find(pluginId)?.manifest ?? null, claims.job);
    if (!allowed.has(acting)) {
      throw new ForbiddenError('core.access.not-in-core-scopes', { params: { plugin: pluginId, permission: acting } });
    }
    if (claims.job !== undefined) {
      const scopes = new Map([...allowed].map((permission) => [permission, EVERYWHERE]));
      return { account: { id: claims.sub, name: claims.name }, scopes };
    }
    const access = await this.access.findById(claims.sub);
    if (!access) throw new UnauthenticatedError('core.context.invalid');
    const held = permissions.filter((permission) => allowed.has(permission));
    return {
      account: { id: access.accountId, name: access.displayName },
      scopes: new Map(held.map((permission) => [permission, access.anchorsOf(permission)])),
      ...(claims.acr === undefined ? {} : { acr: claims.acr }),
      used: access.usedFor(acting),
    };
  }
}
