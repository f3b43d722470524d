import { ROOT_UNIT_ID, type Me, type UnitRef } from '@linli/contracts';
import { ScopedDb, type Locale } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { isAtUnit, withoutNested, type AccountAccess } from './account-access.ts';

/** Tells an account about itself: who it is, for which units, and what it may do there. */
@Injectable()
export class MeService {
  constructor(private readonly db: ScopedDb) {}

  async describe(access: AccountAccess, locale: Locale): Promise<Me> {
    const { account } = access;
    const tops = withoutNested(account.grants.filter(isAtUnit));
    const paths = await this.ancestorsOf(tops.map(({ path }) => path));
    return {
      accountId: account.id,
      username: account.username,
      displayName: account.displayName,
      post: account.post,
      units: tops.map(({ unit, path }) => ({ ...unit, path: paths.get(path) ?? [] })),
      permissions: access.permissions().map((permission) => {
        const organisations = access.organisationsOf(permission);
        const anchors = access.grantsOf(permission).map(({ unit }) => unit);
        return { permission, anchors, ...(organisations.length > 0 ? { organisations } : {}) };
      }),
      roles: account.grants.map(({ roleId, roleTitle, unit, organisation }) => ({
        id: roleId,
        title: titleIn(roleTitle, locale, roleId),
        titles: roleTitle,
        unit,
        organisation,
      })),
    };
  }

  /** For each path (`1.5.17`) the units above its last one, from the top, without the nation. */
  private async ancestorsOf(paths: string[]): Promise<Map<string, UnitRef[]>> {
    const idsOf = (path: string) => path.split('.').slice(0, -1).map(Number);
    const ids = [...new Set(paths.flatMap(idsOf))].filter((id) => id !== ROOT_UNIT_ID);
    const units = await this.db.manager.query<UnitRef[]>('SELECT id, name, level FROM core.unit WHERE id = ANY ($1)', [
      ids,
    ]);
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return new Map(paths.map((path) => [path, idsOf(path).flatMap((id) => byId.get(id) ?? [])]));
  }
}

/** A title in the asker's language, else in Chinese, else the fallback. */
export function titleIn(title: Record<string, string>, locale: Locale, fallback: string): string {
  return title[locale] ?? title['zh-CN'] ?? fallback;
}
