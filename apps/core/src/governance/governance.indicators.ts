import type { FigureQuestion, Indicator } from '@linli/contracts';
import { FigureOf } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { GovernanceReader } from './governance-reader.ts';
import { GovernanceScopes } from './governance-scopes.ts';
import type { GovernanceScope } from './governance-scope.ts';
import { appointmentsWhere, bodiesWhere, partTimeOfStreets } from './held.sql.ts';

const LEVELS: Indicator['levels'] = ['city', 'district', 'street', 'community', 'grid'];

/** The indicators of governance, as a plugin says its own in plugin.json. */
export const GOVERNANCE_INDICATORS: readonly Indicator[] = [
  {
    id: 'core.grid-branches',
    title: '%indicator.grid-branches.title%',
    definition: '%indicator.grid-branches.definition%',
    rule: '%indicator.grid-branches.rule%',
    unit: 'count',
    levels: LEVELS,
    permission: 'core.appointment.read',
    drilldown: 'governance/grid-branches?asOf={asOf}&unit={unitId}',
  },
  {
    id: 'core.part-time-members',
    title: '%indicator.part-time-members.title%',
    definition: '%indicator.part-time-members.definition%',
    rule: '%indicator.part-time-members.rule%',
    unit: 'count',
    // A street is the lowest that has any.
    levels: ['city', 'district', 'street'],
    permission: 'core.appointment.read',
    drilldown: 'governance/street-part-time-members?asOf={asOf}&unit={unitId}',
  },
];

/** Counts the very rows that the lists of governance show. */
@Injectable()
export class GovernanceIndicators {
  constructor(
    private readonly scopes: GovernanceScopes,
    private readonly reader: GovernanceReader,
  ) {}

  @FigureOf('core.grid-branches')
  gridBranches(question: FigureQuestion): Promise<number> {
    return this.count(question, (scope) => bodiesWhere(scope, `o.type = 'branch' AND o.subtype = 'grid'`));
  }

  @FigureOf('core.part-time-members')
  partTimeMembers(question: FigureQuestion): Promise<number> {
    return this.count(question, (scope) => appointmentsWhere(scope, partTimeOfStreets(scope)));
  }

  private async count({ unitId, asOf }: FigureQuestion, rowsOf: (scope: GovernanceScope) => string): Promise<number> {
    const scope = await this.scopes.of({ unitId: unitId ?? undefined, asOf });
    const rows = { rows: rowsOf(scope), counts: { n: 'count(*)' } };
    const { counted } = await this.reader.figures<{ counted: { n: number } }>(scope, { counted: rows });
    return counted.n;
  }
}
