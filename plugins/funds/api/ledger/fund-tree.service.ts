import type { UnitId, UnitLevel } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type { FundNode, FundTree } from '../../contract/index.ts';

interface NodeTold {
  id: UnitId;
  name: string;
  level: UnitLevel;
  available: string;
  committed: string;
  spent: string;
  own: string;
}

/** Where the money of a fund stands: a unit, and those directly below it. Balances of now. */
@Injectable()
export class FundTrees {
  constructor(private readonly db: ScopedDb) {}

  async of(fundId: string, at: UnitId): Promise<FundTree> {
    const rows = await this.db.manager.query<NodeTold[]>(
      `SELECT u.id, u.name, u.level,
         COALESCE(sum(a.fen) FILTER (WHERE a.kind = 'available'), 0) AS available,
         COALESCE(sum(a.fen) FILTER (WHERE a.kind = 'committed'), 0) AS committed,
         COALESCE(sum(a.fen) FILTER (WHERE a.kind = 'spent'), 0) AS spent,
         COALESCE(sum(a.fen) FILTER (WHERE a.unit_id = u.id), 0) AS own
       FROM core_pub.unit_v1 u
       LEFT JOIN ledger_account a ON a.fund_id = $1 AND a.kind <> 'source' AND a.unit_path OPERATOR(public.<@) u.path::public.ltree
       WHERE u.id = $2 OR (u.parent_id = $2 AND a.id IS NOT NULL)
       GROUP BY u.id, u.name, u.level, u.code, u.parent_id ORDER BY u.parent_id = $2, u.code`,
      [fundId, at],
    );
    const nodes = rows.map(nodeOf);
    const node = nodes.find(({ unit }) => unit.id === at) ?? emptyNode(at);
    return { node, children: nodes.filter((each) => each !== node) };
  }
}

function nodeOf({ id, name, level, own, ...amounts }: NodeTold): FundNode {
  const [available, committed, spent] = [amounts.available, amounts.committed, amounts.spent].map(Number) as [
    number,
    number,
    number,
  ];
  const received = available + committed + spent;
  return { unit: { id, name, level }, available, committed, spent, received, passedOn: received - Number(own) };
}

function emptyNode(id: UnitId): FundNode {
  const unit = { id, name: '—', level: 'community' as const };
  return { unit, available: 0, committed: 0, spent: 0, received: 0, passedOn: 0 };
}
