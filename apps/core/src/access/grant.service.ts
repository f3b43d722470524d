import {
  MAX_PAGED_ROWS,
  type ChangeGrant,
  type CreateGrant,
  type EndGrant,
  type Grant,
  type GrantQuery,
  type Page,
} from '@linli/contracts';
import { AuditTrail, ConflictError, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { delegationGap } from './delegation.policy.ts';
import { GrantBeyondError, GrantConflictError, GrantInvalidError, GrantNotFoundError } from './grant.errors.ts';
import { GrantParts, type Granted } from './grant.parts.ts';
import { GrantRepository, type GrantReach, type GrantRow } from './grant.repository.ts';
import { titleIn } from './me.service.ts';

/** Who holds what where: lists it, gives it within one's own, ends it. */
@Injectable()
export class GrantService {
  constructor(
    private readonly db: ScopedDb,
    private readonly grants: GrantRepository,
    private readonly parts: GrantParts,
    private readonly trail: AuditTrail,
  ) {}

  async page(query: GrantQuery): Promise<Page<Grant>> {
    const { rows, total } = await this.grants.page(query, this.reach());
    const { page, pageSize } = query;
    const items = rows.map((row) => this.toGrant(row));
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }

  async get(id: string): Promise<Grant> {
    return this.toGrant(await this.found(id));
  }

  /** Gives a role, bounded by what the granter holds. The operator, who sets an installation up, is not bounded. */
  async create(command: CreateGrant): Promise<Grant> {
    const now = await this.parts.now();
    if (command.validTo && Date.parse(command.validTo) <= now) {
      throw new GrantInvalidError('ends-in-past', 'validTo', this.parts.words('core.grant.ends-in-past'));
    }
    // The account first: two who give it something at once come one after the other.
    const account = await this.parts.account(command.accountId);
    const role = await this.parts.role(command.roleId);
    const place = await this.parts.place(command);
    await this.parts.appointment(command, account.personId);
    const from = Math.max(now, command.validFrom ? Date.parse(command.validFrom) : now);
    await this.checkMayGive({
      accountId: account.id,
      ...role,
      path: place.path,
      anchor: command.unitId === undefined ? 'organisationId' : 'unitId',
      from,
      to: command.validTo ? Date.parse(command.validTo) : null,
    });
    const grant = {
      accountId: account.id,
      roleId: role.id,
      unitId: command.unitId ?? null,
      organisationId: command.organisationId ?? null,
      appointmentId: command.appointmentId ?? null,
      validFrom: new Date(from),
      validTo: command.validTo ? new Date(command.validTo) : null,
      reason: command.reason,
    };
    if (await this.grants.overlaps(grant))
      throw new GrantConflictError('exists', {}, this.parts.at('roleId', 'core.grant.exists'));
    const id = await this.grants
      .insert(grant)
      .catch((error: unknown) => Promise.reject(this.parts.inWords(error) as Error));
    const made = await this.found(id);
    this.tell(made, 'core.grant.create', null);
    return this.toGrant(made);
  }

  /** Takes a grant back. It raises nobody's reach, so it asks only for the right to end where the grant is. */
  async end(id: string, { reason, version }: EndGrant): Promise<Grant> {
    const grant = await this.changeable(id, version);
    if (!grant.mayEnd) throw new GrantBeyondError('elsewhere', await this.parts.lacking('core.grant.end', grant.path));
    await this.grants.end(id, reason);
    const ended = await this.found(id);
    this.tell(ended, 'core.grant.end', grant, reason);
    return this.toGrant(ended);
  }

  /** Another end. Later is bounded as if it were given anew; earlier is not. */
  async change(id: string, { validTo, reason, version }: ChangeGrant): Promise<Grant> {
    const grant = await this.changeable(id, version);
    const now = await this.parts.now();
    const to = validTo === null ? null : Date.parse(validTo);
    if (to !== null && to <= Math.max(now, grant.validFrom.getTime())) {
      throw new GrantInvalidError('ends-in-past', 'validTo', this.parts.words('core.grant.ends-in-past'));
    }
    if (!grant.mayChange)
      throw new GrantBeyondError('elsewhere', await this.parts.lacking('core.grant.create', grant.path));
    const longer = grant.validTo !== null && (to === null || to > grant.validTo.getTime());
    if (longer) {
      await this.parts.account(grant.account.id);
      const role = await this.parts.role(grant.role.id);
      const from = Math.max(now, grant.validFrom.getTime());
      const anchor = grant.unit ? 'unitId' : 'organisationId';
      await this.checkMayGive({ accountId: grant.account.id, ...role, path: grant.path, anchor, from, to });
    }
    await this.grants
      .setEnd(id, validTo === null ? null : new Date(validTo))
      .catch((error: unknown) => Promise.reject(this.parts.inWords(error) as Error));
    const changed = await this.found(id);
    this.tell(changed, 'core.grant.create', grant, reason);
    return this.toGrant(changed);
  }

  private async checkMayGive({ accountId, permissions, path, anchor, from, to }: Granted): Promise<void> {
    const { account } = this.db.context;
    if (await this.parts.isOperator(account.id)) return;
    if (accountId === account.id)
      throw new GrantBeyondError('to-oneself', {}, this.parts.at('accountId', 'core.grant.to-oneself'));
    const sources = await this.grants.sources(account.id);
    const gap = delegationGap(sources, { permissions, path, from, to });
    if (!gap) return;
    const params = await this.parts.lacking(gap.permission, path, gap.until);
    const field = { 'not-held': 'roleId', elsewhere: anchor, 'not-so-long': 'validTo' }[gap.kind];
    throw new GrantBeyondError(gap.kind, params, this.parts.at(field, `core.grant.${gap.kind}`, params));
  }

  private async changeable(id: string, version: number): Promise<GrantRow> {
    const grant = await this.found(id, true);
    if (grant.builtIn) throw new GrantBeyondError('built-in');
    if (grant.state === 'ended') throw new GrantConflictError('ended', { by: grant.endedBy });
    if (grant.version !== version)
      throw new ConflictError('core.record.changed', {
        params: { version: grant.version, current: this.toGrant(grant) },
      });
    return grant;
  }

  private async found(id: string, lock = false): Promise<GrantRow> {
    const row = await this.grants.find(id, this.reach(), lock);
    if (!row) throw new GrantNotFoundError();
    return row;
  }

  /** Whoever gives or ends sees what they did. */
  private reach(): GrantReach {
    const { scopes, acting } = this.db.context;
    return {
      read: scopes.get(acting) ?? scopes.get('core.grant.read'),
      end: scopes.get('core.grant.end'),
      create: scopes.get('core.grant.create'),
    };
  }

  private toGrant(row: GrantRow): Grant {
    return {
      id: row.id,
      account: row.account,
      role: { id: row.role.id, title: titleIn(row.role.title, this.db.context.locale, row.role.id) },
      unit: row.unit,
      organisation: row.organisation,
      appointmentId: row.appointmentId,
      reason: row.reason,
      validFrom: row.validFrom.toISOString(),
      validTo: row.validTo?.toISOString() ?? null,
      state: row.state,
      ending: row.ending,
      grantedBy: row.grantedBy,
      endedBy: row.endedBy,
      endReason: row.endReason,
      createdAt: row.createdAt.toISOString(),
      version: row.version,
      actions: row.builtIn
        ? []
        : [...(row.mayEnd ? (['end'] as const) : []), ...(row.mayChange ? (['change'] as const) : [])],
    };
  }

  private tell(
    grant: GrantRow,
    action: 'core.grant.create' | 'core.grant.end',
    before: GrantRow | null,
    reason?: string,
  ): void {
    const facts = ({ account, role, unit, organisation, validFrom, validTo }: GrantRow) => ({
      account: account.displayName,
      role: role.id,
      unit: unit?.name ?? null,
      organisation: organisation?.name ?? null,
      validFrom: validFrom.toISOString(),
      validTo: validTo?.toISOString() ?? null,
    });
    this.trail.changed({
      action,
      target: {
        type: 'core.grant',
        id: grant.id,
        title: `${grant.account.displayName} · ${titleIn(grant.role.title, 'zh-CN', grant.role.id)}`,
      },
      unit: grant.placeId,
      before: before && facts(before),
      after: facts(grant),
      reason: reason ?? grant.reason,
    });
  }
}
