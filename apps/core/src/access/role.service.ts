import { randomUUID } from 'node:crypto';
import type { CreateRole, EndRole, Permission, Role, UpdateRole } from '@linli/contracts';
import { AuditTrail, ConflictError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { APART, reservedPermissions } from './core-roles.ts';
import { delegationGap } from './delegation.policy.ts';
import { GrantParts } from './grant.parts.ts';
import { GrantRepository } from './grant.repository.ts';
import { titleIn } from './me.service.ts';
import { anchorIds } from './reach-condition.ts';
import { RoleConflictError, RoleFixedError, RoleNotFoundError, RolePermissionError } from './role.errors.ts';
import { DISTRICT, RoleRepository, type RoleRow } from './role.repository.ts';

/** Roles: those of the release, and the district's own. */
@Injectable()
export class RoleService {
  constructor(
    private readonly db: ScopedDb,
    private readonly roles: RoleRepository,
    private readonly grants: GrantRepository,
    private readonly parts: GrantParts,
    private readonly trail: AuditTrail,
  ) {}

  async list(ended: boolean): Promise<{ items: Role[] }> {
    const rows = await this.roles.list(this.reach(), ended);
    return { items: rows.map((row) => this.toRole(row)) };
  }

  async get(id: string): Promise<Role> {
    return this.toRole(await this.found(id));
  }

  async permissions(): Promise<{ items: Permission[] }> {
    const reserved = reservedPermissions();
    const rows = await this.roles.permissions();
    const { locale } = this.db.context;
    return {
      items: rows.map((row) => ({ ...row, title: titleIn(row.title, locale, row.id), reserved: reserved.has(row.id) })),
    };
  }

  /** A role gives nothing by itself: that is what grants are for, which are bounded. So it may name what its maker lacks. */
  async create(command: CreateRole): Promise<Role> {
    const permissions = await this.checked(command.permissions);
    await this.checkTitle(command.title, null);
    const id = `${DISTRICT}.${randomUUID().slice(0, 8)}`;
    await this.roles.insert(id, titlesOf(command), command.description ?? null, permissions);
    const role = await this.found(id);
    this.tell(role, 'core.role.create', null);
    return this.toRole(role);
  }

  /** Growing gives to everybody who has the role, so it is bounded like granting it to each of them. */
  async update(id: string, command: UpdateRole): Promise<Role> {
    const before = await this.own(id, command.version);
    const permissions = await this.checked(command.permissions);
    await this.checkTitle(command.title, id);
    const had = new Set(before.permissions.map((permission) => permission.id));
    await this.checkGrowth(
      id,
      permissions.filter((permission) => !had.has(permission)),
    );
    await this.roles.update(id, titlesOf(command), command.description ?? null, permissions);
    const role = await this.found(id);
    this.tell(role, 'core.role.update', before);
    return this.toRole(role);
  }

  async end(id: string, { reason, version }: EndRole): Promise<Role> {
    const before = await this.own(id, version);
    await this.roles.end(id, reason);
    const role = await this.found(id);
    this.tell(role, 'core.role.update', before, reason);
    return this.toRole(role);
  }

  private async checkGrowth(id: string, added: string[]): Promise<void> {
    const { account } = this.db.context;
    if (added.length === 0 || (await this.parts.isOperator(account.id))) return;
    const [sources, places] = [await this.grants.sources(account.id), await this.roles.places(id)];
    for (const { path, from, to } of places) {
      const gap = delegationGap(sources, { permissions: added, path, from, to });
      if (gap) throw new RoleFixedError('grows-beyond', await this.parts.lacking(gap.permission, path));
    }
  }

  /** A role is everybody's who holds it: who changes or ends it answers for each of the places where it is held. */
  private async checkHeldWithin(id: string): Promise<void> {
    const anchors = new Set(anchorIds(this.db.context.scopes.get('core.role.update')));
    const beyond = (await this.roles.places(id)).find(
      ({ path }) => !path.split('.').some((at) => anchors.has(Number(at))),
    );
    if (beyond) throw new RoleFixedError('held-elsewhere');
  }

  private async checked(permissions: string[]): Promise<string[]> {
    const known = new Set((await this.roles.permissions()).map(({ id }) => id));
    const reserved = reservedPermissions();
    const wrong = (test: (id: string) => boolean, what: 'unknown-permission' | 'reserved-permission') => {
      const errors = permissions.flatMap((id, i) =>
        test(id) ? [{ field: `permissions.${i}`, code: what, message: id }] : [],
      );
      if (errors.length > 0) throw new RolePermissionError(what, errors);
    };
    wrong((id) => !known.has(id), 'unknown-permission');
    wrong((id) => reserved.has(id), 'reserved-permission');
    return [...new Set(permissions)];
  }

  private async checkTitle(title: string, except: string | null): Promise<void> {
    if (await this.roles.titleTaken(title, except)) throw new RoleConflictError('title-taken', { title });
  }

  private async own(id: string, version: number): Promise<RoleRow> {
    const role = await this.found(id, true);
    if (role.source !== DISTRICT) throw new RoleFixedError('released');
    if (role.ended) throw new RoleConflictError('ended');
    if (role.version !== version)
      throw new ConflictError('core.record.changed', { params: { version: role.version, current: this.toRole(role) } });
    await this.checkHeldWithin(id);
    return role;
  }

  private async found(id: string, lock = false): Promise<RoleRow> {
    const role = await this.roles.find(id, this.reach(), lock);
    if (!role) throw new RoleNotFoundError();
    return role;
  }

  private reach() {
    const { scopes, acting } = this.db.context;
    return scopes.get('core.grant.read') ?? scopes.get(acting);
  }

  private toRole(row: RoleRow): Role {
    const { locale, scopes } = this.db.context;
    const mayChange = row.source === DISTRICT && !row.ended && (scopes.get('core.role.update')?.length ?? 0) > 0;
    return {
      ...row,
      title: titleIn(row.title, locale, row.id),
      titles: row.title,
      permissions: row.permissions.map((each) => ({ ...each, title: titleIn(each.title, locale, each.id) })),
      apart: (APART as readonly string[]).includes(row.id),
      actions: mayChange ? ['update', 'end'] : [],
    };
  }

  private tell(
    role: RoleRow,
    action: 'core.role.create' | 'core.role.update',
    before: RoleRow | null,
    reason?: string,
  ): void {
    const facts = ({ title, permissions, ended }: RoleRow) => ({
      title: title['zh-CN'],
      permissions: permissions.map(({ id }) => id),
      ended,
    });
    this.trail.changed({
      action,
      target: { type: 'core.role', id: role.id, title: titleIn(role.title, 'zh-CN', role.id) },
      unit: null,
      before: before && facts(before),
      after: facts(role),
      ...(reason ? { reason } : {}),
    });
  }
}

function titlesOf({ title, titleEn }: CreateRole): Record<string, string> {
  return { 'zh-CN': title, en: titleEn ?? title };
}
