import {
  MAX_PAGED_ROWS,
  type GrantAccount,
  type Loan,
  type Page,
  type PageQuery,
  type UnitRef,
} from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ACCOUNT_JSON } from './grant.repository.ts';
import { titleIn } from './me.service.ts';
import { anchorIds, inReach } from './reach-condition.ts';

interface LoanRow {
  id: string;
  account: GrantAccount;
  plugin: string;
  table: string;
  rowId: string;
  title: string | null;
  unit: UnitRef;
  permissions: { id: string; title: Record<string, string> | null }[];
  reason: string;
  lentBy: string;
  validFrom: Date;
  validTo: Date;
  state: Loan['state'];
}

/** What is lent to whom: rows of plugins, by name, until an instant. */
@Injectable()
export class LoanService {
  constructor(private readonly db: ScopedDb) {}

  async page({ page, pageSize }: PageQuery): Promise<Page<Loan>> {
    const { context, manager } = this.db;
    const values = [anchorIds(context.scopes.get('core.grant.read'))];
    const from = `FROM core.loan l JOIN core.account a ON a.id = l.account_id JOIN core.unit u ON u.id = l.unit_id WHERE ${inReach('u.path', 1)}`;
    const rows = await manager.query<LoanRow[]>(
      `SELECT l.id, ${ACCOUNT_JSON} AS account, l.plugin_id AS plugin, l.table_name AS "table", l.row_id AS "rowId", l.title, l.reason,
         jsonb_build_object('id', u.id, 'name', u.name, 'level', u.level) AS unit,
         (SELECT jsonb_agg(jsonb_build_object('id', p, 'title', (SELECT title FROM core.permission WHERE id = p))) FROM unnest(l.permissions) p) AS permissions,
         (SELECT display_name FROM core.account WHERE id = l.lent_by) AS "lentBy", l.valid_from AS "validFrom", l.valid_to AS "validTo",
         CASE WHEN l.valid_to > now() THEN 'in-force' ELSE 'ended' END AS state
       ${from} ORDER BY l.valid_to <= now(), l.valid_to, l.id LIMIT $2 OFFSET $3`,
      [...values, pageSize, (page - 1) * pageSize],
    );
    const [counted] = await manager.query<{ total: number }[]>(
      `SELECT count(*)::integer AS total FROM (SELECT ${from} LIMIT ${MAX_PAGED_ROWS + 1}) AS counted`,
      values,
    );
    const total = counted?.total ?? 0;
    const items = rows.map((row): Loan => ({
      ...row,
      permissions: row.permissions.map(({ id, title }) => ({ id, title: titleIn(title ?? {}, context.locale, id) })),
      validFrom: row.validFrom.toISOString(),
      validTo: row.validTo.toISOString(),
    }));
    return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
  }
}
