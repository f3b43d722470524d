import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { delegationGap } from '../access/delegation.policy.ts';
import type { DelegationSource } from '../access/delegation.policy.ts';
import { GrantParts } from '../access/grant.parts.ts';
import type { Granted } from '../access/grant.parts.ts';
import { GrantRepository } from '../access/grant.repository.ts';

/** Why a row gives more than whoever imports could give. */
export interface Beyond {
  row: number;
  code: string;
  params: Record<string, unknown>;
}

type Wanted = Granted & { row: number };

/** Nobody imports a grant that they could not give: each row goes through the same policy as a single one. */
@Injectable()
export class GrantBounds {
  constructor(
    private readonly db: ScopedDb,
    private readonly parts: GrantParts,
    private readonly grants: GrantRepository,
  ) {}

  /** What the asker holds, read once; undefined for the operator, who is not bounded. */
  async sources(): Promise<DelegationSource[] | undefined> {
    const { account } = this.db.context;
    return (await this.parts.isOperator(account.id)) ? undefined : this.grants.sources(account.id);
  }

  async beyond(sources: readonly DelegationSource[], rows: readonly Wanted[]): Promise<Beyond[]> {
    const own = this.db.context.account.id;
    const found: Beyond[] = [];
    for (const { row, accountId, ...wanted } of rows) {
      if (accountId === own) found.push({ row, code: 'to-oneself', params: {} });
      else {
        const gap = delegationGap(sources, wanted);
        if (gap) found.push({ row, code: gap.kind, params: await this.words(gap.permission, wanted.path, gap.until) });
      }
    }
    return found;
  }

  /** Many rows lack the same at the same place. */
  private async words(permission: string, path: string, until: number | undefined): Promise<Record<string, unknown>> {
    return this.parts.lacking(permission, path, until);
  }
}
