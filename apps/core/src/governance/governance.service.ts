import { MAX_PAGED_ROWS } from '@linli/contracts';
import type {
  Appointment,
  CrossMembershipRow,
  EntranceGroupsRow,
  GovernanceListQuery,
  GridBranchQuery,
  GridWithoutBranchRow,
  MissingSeatsQuery,
  MissingSeatsRow,
  OneShoulderQuery,
  OneShoulderRow,
  Organisation,
  OrganisationQuery,
  Page,
  SecondmentQuery,
  TermQuery,
  VacancyRow,
} from '@linli/contracts';
import { ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { AppointmentListRepository } from '../appointment/appointment-list.repository.ts';
import { Clock } from '../clock/clock.ts';
import { OrganisationRepository } from '../organisation/organisation.repository.ts';
import { crossMembership, oneShoulder } from './community.sql.ts';
import { entranceGroups, gridsWithoutBranch, missingSeats, vacancies } from './gap.sql.ts';
import { GovernanceWords, type GovernanceList } from './governance-list.ts';
import { GovernanceReader } from './governance-reader.ts';
import type { GovernanceScope } from './governance-scope.ts';
import { GovernanceScopes } from './governance-scopes.ts';
import { partTimeOfStreets, seconded, secondedEnding, termEnding, termOverdue } from './held.sql.ts';

/** The lists behind the figures of governance. */
@Injectable()
export class GovernanceService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly scopes: GovernanceScopes,
    private readonly reader: GovernanceReader,
    private readonly appointments: AppointmentListRepository,
    private readonly organisations: OrganisationRepository,
  ) {}

  findOneShoulder(query: OneShoulderQuery): Promise<Page<OneShoulderRow>> {
    return this.list(query, (scope, words) => oneShoulder(scope, words, query));
  }

  findCrossMembership(query: GovernanceListQuery): Promise<Page<CrossMembershipRow>> {
    return this.list(query, crossMembership);
  }

  findVacancies(query: GovernanceListQuery): Promise<Page<VacancyRow>> {
    return this.list(query, vacancies);
  }

  findMissingSeats(query: MissingSeatsQuery): Promise<Page<MissingSeatsRow>> {
    return this.list(query, (scope, words) => missingSeats(scope, words, query.lacking));
  }

  findGridsWithoutBranch(query: GovernanceListQuery): Promise<Page<GridWithoutBranchRow>> {
    return this.list(query, gridsWithoutBranch);
  }

  findEntranceGroups(query: GovernanceListQuery): Promise<Page<EntranceGroupsRow>> {
    return this.list(query, entranceGroups);
  }

  findOrgans(query: GovernanceListQuery): Promise<Page<Organisation>> {
    return this.bodies(query, { type: 'organ' });
  }

  findGridBranches({ withSecretary, ...query }: GridBranchQuery): Promise<Page<Organisation>> {
    const headVacant = withSecretary === undefined ? {} : { headVacant: !withSecretary };
    return this.bodies(query, { type: 'branch', subtype: 'grid', ...headVacant });
  }

  findStreetPartTimeMembers(query: GovernanceListQuery): Promise<Page<Appointment>> {
    return this.held(query, partTimeOfStreets);
  }

  findSecondments({ ending, ...query }: SecondmentQuery): Promise<Page<Appointment>> {
    return this.held(query, (scope) => (ending ? secondedEnding(scope, query.days) : seconded(scope)));
  }

  findTerms({ overdue, ...query }: TermQuery): Promise<Page<Appointment>> {
    return this.held(query, (scope) => (overdue ? termOverdue(scope) : termEnding(scope, query.days)));
  }

  private async list<T>(
    query: GovernanceListQuery,
    make: (scope: GovernanceScope, words: GovernanceWords) => GovernanceList,
  ): Promise<Page<T>> {
    const scope = await this.scopes.of(query);
    const words = new GovernanceWords(scope, this.db.context.locale, this.scopes.readable());
    return this.reader.page<T>(scope, query, make(scope, words));
  }

  /** Appointments, those first whose last day comes first. */
  private async held(
    query: GovernanceListQuery,
    condition: (scope: GovernanceScope) => string,
  ): Promise<Page<Appointment>> {
    const scope = await this.scopes.of(query);
    const { page, pageSize } = query;
    const { parameters, day: onDay } = scope;
    const where = [scope.reach('o'), condition(scope)];
    const order = 'LEAST(a.valid_to - 1, a.term_end), a.valid_from, a.id';
    const reach = { rows: this.scopes.anchors(), ...this.scopes.readable() };
    const most = MAX_PAGED_ROWS;
    return paged(
      query,
      await this.appointments.select({ page, pageSize, parameters, onDay, where, order, most }, reach),
    );
  }

  private async bodies(query: GovernanceListQuery, kind: Partial<OrganisationQuery>): Promise<Page<Organisation>> {
    const { page, pageSize, unitId } = query;
    const today = this.clock.today();
    const asked = { page, pageSize, unitId, asOf: query.asOf ?? today, sort: 'place' as const, ...kind };
    return paged(query, await this.organisations.page(asked, this.scopes.anchors(), today));
  }
}

function paged<T>({ page, pageSize }: GovernanceListQuery, { items, total }: { items: T[]; total: number }): Page<T> {
  return { items, page, pageSize, total: Math.min(total, MAX_PAGED_ROWS), exact: total <= MAX_PAGED_ROWS };
}
