import type { AuditChange, AuditDetail, AuditEntry, AuditPage, AuditQuery } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { differencesOf, type Difference } from './audit-difference.ts';
import { AuditLineRepository } from './audit-line.repository.ts';
import type { AuditRow } from './audit-row.ts';
import { AuditSearchLog } from './audit-search-log.ts';
import { AuditSearchRepository } from './audit-search.repository.ts';
import { AuditVocabulary } from './audit-vocabulary.ts';
import { AuditLineNotFoundError } from './audit.errors.ts';
import type { Vocabulary } from './vocabulary.ts';

export const READ_AUDIT = 'core.audit.read';
const UNIT_FIELDS: ReadonlySet<string> = new Set(['unitId', 'parentId', 'unit_id', 'parent_id']);
const ROLE_FIELDS: ReadonlySet<string> = new Set(['role', 'roleId']);

/** The audit log as an auditor may read it. */
@Injectable()
export class AuditService {
  constructor(
    private readonly db: ScopedDb,
    private readonly lines: AuditSearchRepository,
    private readonly details: AuditLineRepository,
    private readonly vocabulary: AuditVocabulary,
    private readonly searches: AuditSearchLog,
  ) {}

  /** A page of what is found. That somebody looked is written down first, in a transaction of its own. */
  async search(query: AuditQuery): Promise<AuditPage> {
    const { context } = this.db;
    await this.searches.note(query);
    return this.db.run(context, 'read', async () => {
      const { rows, next, searchedTo } = await this.lines.search(query, this.anchors);
      const words = await this.vocabulary.load();
      return { items: rows.map((row) => entryOf(row, words)), next, searchedTo };
    });
  }

  async get(id: string): Promise<AuditDetail> {
    const row = await this.details.find(id, this.anchors);
    if (!row) throw new AuditLineNotFoundError();
    const words = await this.vocabulary.load();
    const grants = await this.details.grants(row.grantIds);
    return {
      ...entryOf(row, words),
      permission: row.permission === null ? null : words.permission(row.permission),
      vouched: row.vouched,
      changes: await this.changesOf(differencesOf(row.before, row.after), words),
      encrypted: row.encrypted,
      grants: grants.map(({ roleId, roleTitle, ...grant }) => ({
        ...grant,
        role: { id: roleId, title: roleTitle ?? roleId },
      })),
      grantsMore: row.grantsMore + row.grantIds.length - grants.length,
      appointment: row.appointment,
      seal: row.seal,
    };
  }

  private get anchors() {
    return this.db.context.scopes.get(READ_AUDIT) ?? [];
  }

  private async changesOf(differences: readonly Difference[], words: Vocabulary): Promise<AuditChange[]> {
    const values = differences.flatMap(({ field, before, after }) =>
      [before, after].map((value) => ({ field, value })),
    );
    const units = values.flatMap(({ field, value }) =>
      UNIT_FIELDS.has(lastOf(field)) && typeof value === 'number' && Number.isInteger(value) ? [value] : [],
    );
    const roles = values.flatMap(({ field, value }) =>
      ROLE_FIELDS.has(lastOf(field)) && typeof value === 'string' ? [value] : [],
    );
    const names = await this.details.names(units, roles);
    const textOf = (field: string, value: unknown) =>
      names.get(`${UNIT_FIELDS.has(lastOf(field)) ? 'unit' : 'role'} ${String(value)}`) ?? null;
    return differences.map(({ field, before, after }) => ({
      field,
      label: words.field(field),
      before,
      after,
      beforeText: textOf(field, before),
      afterText: textOf(field, after),
    }));
  }
}

const lastOf = (field: string): string => field.split('.').at(-1) ?? field;

function entryOf(row: AuditRow, words: Vocabulary): AuditEntry {
  const { id, at, actor, accountId, kind, outcome, unit, reason, requestId, sealed } = row;
  const { targetId, targetType, targetTitle } = row;
  return {
    id,
    at,
    actor,
    accountId,
    plugin: words.plugin(row.pluginId),
    action: words.action(row.action, row.permission),
    kind,
    outcome,
    target:
      targetId === null
        ? null
        : { type: targetType === null ? null : words.type(targetType), id: targetId, title: targetTitle },
    unit,
    reason,
    requestId,
    sealed,
  };
}
