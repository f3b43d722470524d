import { InvalidError, NotFoundError, ScopedDb } from '@linli/sdk-server';
import type { ExplainQuery, Explanation, Obstacle, Reason, UnitRef } from '@linli/contracts';
import { ROOT_UNIT_ID } from '@linli/contracts';
import { Injectable } from '@nestjs/common';
import { PluginHost } from '../plugin/plugin-host.ts';
import { liesWithin } from './delegation.policy.ts';
import { ExplainRepository, type ChainRow, type RecordRow } from './explain.repository.ts';
import { titleIn } from './me.service.ts';
import { anchorIds } from './reach-condition.ts';

interface Subject {
  unit: { id: number; path: string };
  record: { plugin: string; table: string; id: string; read: string; row: RecordRow } | null;
}

/** Why an account may do something at a unit, or why not: the chain of grant, role, permission, anchor and path. */
@Injectable()
export class ExplainService {
  constructor(
    private readonly db: ScopedDb,
    private readonly facts: ExplainRepository,
    private readonly plugins: PluginHost,
  ) {}

  async explain(asked: ExplainQuery): Promise<Explanation> {
    const { unit, record } = await this.subject(asked);
    this.checkSeen(unit.path);
    const account = await this.facts.account(asked.account);
    if (!account) throw new NotFoundError('core.account.not-found', { params: { account: asked.account } });
    const [title, chains] = [
      await this.facts.permission(asked.permission),
      await this.facts.chains(account.id, asked.permission),
    ];
    const units = await this.facts.units([unit.path, ...chains.flatMap(({ path }) => path ?? [])]);
    const told = { unit, units, locale: this.db.context.locale };
    const named = new Set(Object.values(record?.row.organisations ?? {}).filter((id) => id !== null));

    const { disabled, ...who } = account;
    const reasons: Reason[] = disabled
      ? []
      : [
          ...chains
            .filter((chain) => chain.state === 'in-force' && chain.path !== null && liesWithin(unit.path, chain.path))
            .map((chain): Reason => ({ kind: 'grant', ...chainOf(chain, told) })),
          ...chains
            .filter(
              (chain) => chain.state === 'in-force' && chain.organisation !== null && named.has(chain.organisation.id),
            )
            .map((chain): Reason => ({ kind: 'organisation', ...chainOf(chain, told) })),
          ...(await this.ownOrLent(account.id, asked.permission, record)),
        ];
    const allowed = reasons.length > 0;
    const roles = allowed ? [] : await this.facts.roles(asked.permission);
    return {
      account: who,
      permission: { id: asked.permission, title: titleIn(title ?? {}, told.locale, asked.permission) },
      unit: {
        ...unitAt(unit.id, units),
        path: stepsOf(unit.path, units)
          .slice(0, -1)
          .filter(({ id }) => id !== ROOT_UNIT_ID),
      },
      record: record && { plugin: record.plugin, table: record.table, id: record.id },
      allowed,
      reasons,
      obstacles: allowed
        ? []
        : obstaclesOf(
            chains.filter((chain) => this.isSeen(chain)),
            { disabled, known: title !== undefined },
            told,
          ),
      roles: roles.map((role) => ({ id: role.id, title: titleIn(role.title, told.locale, role.id) })),
      givers: allowed ? [] : await this.facts.givers(unit.id, asked.permission, account.id),
    };
  }

  private async subject({ unitId, unitCode, plugin, table, recordId }: ExplainQuery): Promise<Subject> {
    let record: Subject['record'] = null;
    if (recordId !== undefined && plugin !== undefined && table !== undefined) {
      const known = this.plugins.find(plugin)?.manifest?.data.scopedTables.find((each) => each.table === table);
      if (!known) throw new InvalidError('core.access.unknown-table', { params: { plugin, table } });
      const row = await this.facts.record(
        plugin,
        { name: table, own: known.ownColumn, organisations: known.organisationColumns ?? [] },
        recordId,
      );
      if (!row) throw new NotFoundError('core.http.not-found');
      record = { plugin, table, id: recordId, read: known.read, row };
    }
    const unit = await this.facts.unit(
      record ? { id: record.row.unitId } : unitId !== undefined ? { id: unitId } : { code: unitCode ?? '' },
    );
    if (!unit) throw new NotFoundError('core.http.not-found');
    return { unit, record };
  }

  /** A unit out of the asker's reach is none to ask about. */
  private checkSeen(path: string): void {
    if (!this.isInReach(path)) throw new NotFoundError('core.http.not-found');
  }

  /** What somebody holds elsewhere is told only where the grant itself would be shown. */
  private isSeen({ place }: ChainRow): boolean {
    return this.isInReach(place);
  }

  private isInReach(path: string): boolean {
    const anchors = new Set(anchorIds(this.db.context.scopes.get('core.grant.read')));
    return path.split('.').some((id) => anchors.has(Number(id)));
  }

  private async ownOrLent(accountId: string, permission: string, record: Subject['record']): Promise<Reason[]> {
    if (!record) return [];
    const { plugin, table, id, read, row } = record;
    // One's own rows are read without a grant; to do something with them takes one.
    const own = permission === read ? Object.entries(row.own).filter(([, value]) => value === accountId) : [];
    const loan = await this.facts.loan(accountId, plugin, table, id, permission);
    return [
      ...own.map(([column]): Reason => ({ kind: 'own', column })),
      ...(loan ? [{ kind: 'lent' as const, ...loan, until: loan.until.toISOString() }] : []),
    ];
  }
}

interface Told {
  unit: { id: number; path: string };
  units: Map<number, UnitRef>;
  locale: Parameters<typeof titleIn>[1];
}

function obstaclesOf(
  chains: ChainRow[],
  { disabled, known }: { disabled: boolean; known: boolean },
  told: Told,
): Obstacle[] {
  const near = (chain: ChainRow) => chain.path !== null && liesWithin(told.unit.path, chain.path);
  const nearly = chains.flatMap((chain): Obstacle[] => {
    if (chain.state === 'in-force')
      return disabled && near(chain) ? [] : [{ kind: 'elsewhere', ...chainOf(chain, told) }];
    return near(chain) ? [{ kind: chain.state, ...chainOf(chain, told) }] : [];
  });
  return [
    ...(disabled ? [{ kind: 'account-disabled' as const }] : []),
    ...(known ? [] : [{ kind: 'unknown-permission' as const }]),
    ...nearly,
    ...(nearly.length === 0 && !disabled && known ? [{ kind: 'no-role' as const }] : []),
  ];
}

function chainOf(chain: ChainRow, { unit, units, locale }: Told) {
  const steps = stepsOf(unit.path, units);
  const from = chain.unit ? steps.findIndex(({ id }) => id === chain.unit?.id) : -1;
  return {
    grantId: chain.grantId,
    role: { id: chain.role.id, title: titleIn(chain.role.title, locale, chain.role.id) },
    path: from === -1 ? (chain.unit ? [chain.unit] : []) : steps.slice(from),
    organisation: chain.organisation,
    since: chain.since.toISOString(),
    until: chain.until?.toISOString() ?? null,
    grantedBy: chain.grantedBy,
    reason: chain.reason,
  };
}

function stepsOf(path: string, units: Map<number, UnitRef>): UnitRef[] {
  return path.split('.').map((id) => unitAt(Number(id), units));
}

function unitAt(id: number, units: Map<number, UnitRef>): UnitRef {
  return units.get(id) ?? { id, name: String(id), level: 'nation' };
}
