import type { Governance, GovernanceQuery, UnitRef } from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { placedReach } from '../access/placed-reach.ts';
import { SqlParameters } from '../body/sql-parameters.ts';
import { Clock } from '../clock/clock.ts';
import { crossRows, oneShoulderRows } from './community.sql.ts';
import { entranceRows, gridRows, seatRows, vacancyRows } from './gap.sql.ts';
import { GovernanceReader } from './governance-reader.ts';
import { GovernanceScopes } from './governance-scopes.ts';
import {
  appointmentsWhere,
  bodiesWhere,
  partTimeOfStreets,
  seconded,
  secondedEnding,
  termEnding,
  termOverdue,
} from './held.sql.ts';

type Total = { n: number };
type Same<K extends keyof Governance> = Pick<Governance, K>;

/** The figures as the one statement answers them. */
type Found = Same<'gridBranches' | 'oneShoulder' | 'crossMembership' | 'missingSeats' | 'gridsWithoutBranch'> &
  Record<
    'organs' | 'streetPartTimeMembers' | 'vacancies' | 'seconded' | 'secondedEnding' | 'termEnding' | 'termOverdue',
    Total
  > & { entranceGroups: Omit<Governance['entranceGroups'], 'entrances'> };

/** The figures of governance: each counts the very rows that its list shows. */
@Injectable()
export class GovernanceFigures {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly scopes: GovernanceScopes,
    private readonly reader: GovernanceReader,
  ) {}

  async get(query: GovernanceQuery): Promise<Governance> {
    const { days } = query;
    const scope = await this.scopes.of(query);
    const one = 'count(*)';
    const counted = (rows: string) => ({ rows, counts: { n: one } });
    const appointments = (condition: string) => counted(appointmentsWhere(scope, condition));
    const found = await this.reader.figures<Found>(scope, {
      organs: counted(bodiesWhere(scope, `o.type = 'organ'`)),
      gridBranches: {
        rows: bodiesWhere(scope, `o.type = 'branch' AND o.subtype = 'grid'`),
        counts: { active: one, withSecretary: 'count(*) FILTER (WHERE headed)' },
      },
      streetPartTimeMembers: appointments(partTimeOfStreets(scope)),
      oneShoulder: {
        rows: oneShoulderRows(scope),
        counts: { communities: one, yes: 'count(*) FILTER (WHERE yes)', excepted: 'count(*) FILTER (WHERE excepted)' },
      },
      crossMembership: {
        rows: crossRows(scope),
        counts: {
          communities: one,
          both: 'COALESCE(sum(jsonb_array_length(people)), 0)',
          either: 'COALESCE(sum(either), 0)',
        },
      },
      vacancies: counted(vacancyRows(scope)),
      missingSeats: {
        rows: seatRows(scope),
        counts: { committees: one, lacking: 'count(*) FILTER (WHERE lacking)' },
      },
      seconded: appointments(seconded(scope)),
      secondedEnding: appointments(secondedEnding(scope, days)),
      termEnding: appointments(termEnding(scope, days)),
      termOverdue: appointments(termOverdue(scope)),
      gridsWithoutBranch: {
        rows: gridRows(scope),
        counts: { grids: one, without: 'count(*) FILTER (WHERE NOT has_branch)' },
      },
      entranceGroups: {
        rows: entranceRows(scope),
        counts: { groups: 'COALESCE(sum(groups), 0)', communities: one },
      },
    });
    return {
      unit: query.unitId === undefined ? null : await this.unit(query.unitId),
      asOf: query.asOf ?? this.clock.today(),
      days,
      organs: found.organs.n,
      gridBranches: found.gridBranches,
      streetPartTimeMembers: found.streetPartTimeMembers.n,
      oneShoulder: found.oneShoulder,
      crossMembership: found.crossMembership,
      vacancies: found.vacancies.n,
      missingSeats: found.missingSeats,
      secondments: { inForce: found.seconded.n, endingSoon: found.secondedEnding.n },
      terms: { endingSoon: found.termEnding.n, overdue: found.termOverdue.n },
      gridsWithoutBranch: found.gridsWithoutBranch,
      entranceGroups: { ...found.entranceGroups, entrances: null },
    };
  }

  /** The unit that is asked about; one out of reach is not named, and nothing is counted in it. */
  private async unit(id: number): Promise<UnitRef | null> {
    const parameters = new SqlParameters();
    const [unit] = await this.db.manager.query<UnitRef[]>(
      `SELECT u.id, u.name, u.level FROM core.unit u WHERE u.id = ${parameters.add(id)} AND ${placedReach('u', this.scopes.anchors(), parameters)}`,
      parameters.values,
    );
    return unit ?? null;
  }
}
