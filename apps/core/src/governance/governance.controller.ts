import {
  appointmentSchema,
  crossMembershipRowSchema,
  entranceGroupsRowSchema,
  governanceExceptionSchema,
  governanceListQuerySchema,
  governanceQuerySchema,
  governanceSchema,
  gridBranchQuerySchema,
  gridWithoutBranchRowSchema,
  missingSeatsQuerySchema,
  missingSeatsRowSchema,
  oneShoulderQuerySchema,
  oneShoulderRowSchema,
  organisationSchema,
  pageOf,
  secondmentQuerySchema,
  setExceptionSchema,
  termQuerySchema,
  vacancyRowSchema,
} from '@linli/contracts';
import type {
  GovernanceListQuery,
  GovernanceQuery,
  GridBranchQuery,
  MissingSeatsQuery,
  OneShoulderQuery,
  SecondmentQuery,
  SetException,
  TermQuery,
} from '@linli/contracts';
import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { GovernanceExceptions } from './governance-exception.service.ts';
import { GovernanceFigures } from './governance-figures.service.ts';
import { GovernanceService } from './governance.service.ts';
import { GOVERNANCE_LISTS } from '../list-export/body-lists.ts';

const READ = 'core.appointment.read';
/** Whose pages open for the asker. */
const PAGES = ['core.organisation.read', 'core.person.read'];

@Controller('governance')
export class GovernanceController {
  constructor(
    private readonly figures: GovernanceFigures,
    private readonly governance: GovernanceService,
    private readonly exceptions: GovernanceExceptions,
  ) {}

  @Get()
  @Allow(READ)
  @Answers(governanceSchema)
  get(@Query({ schema: governanceQuerySchema }) query: GovernanceQuery) {
    return this.figures.get(query);
  }

  @Get('organs')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(organisationSchema))
  @ExportsList(GOVERNANCE_LISTS.organs)
  findOrgans(@Query({ schema: governanceListQuerySchema }) query: GovernanceListQuery) {
    return this.governance.findOrgans(query);
  }

  @Get('grid-branches')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(organisationSchema))
  @ExportsList(GOVERNANCE_LISTS.gridBranches)
  findGridBranches(@Query({ schema: gridBranchQuerySchema }) query: GridBranchQuery) {
    return this.governance.findGridBranches(query);
  }

  @Get('street-part-time-members')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(appointmentSchema))
  @ExportsList(GOVERNANCE_LISTS.partTimeMembers)
  findStreetPartTimeMembers(@Query({ schema: governanceListQuerySchema }) query: GovernanceListQuery) {
    return this.governance.findStreetPartTimeMembers(query);
  }

  @Get('one-shoulder')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(oneShoulderRowSchema))
  @ExportsList(GOVERNANCE_LISTS.oneShoulder)
  findOneShoulder(@Query({ schema: oneShoulderQuerySchema }) query: OneShoulderQuery) {
    return this.governance.findOneShoulder(query);
  }

  @Post('exceptions')
  @HttpCode(200)
  @Allow('core.governance.update', READ)
  @Answers(governanceExceptionSchema)
  setException(@Body({ schema: setExceptionSchema }) command: SetException) {
    return this.exceptions.set(command);
  }

  @Get('cross-membership')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(crossMembershipRowSchema))
  @ExportsList(GOVERNANCE_LISTS.crossMembership)
  findCrossMembership(@Query({ schema: governanceListQuerySchema }) query: GovernanceListQuery) {
    return this.governance.findCrossMembership(query);
  }

  @Get('vacancies')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(vacancyRowSchema))
  @ExportsList(GOVERNANCE_LISTS.vacancies)
  findVacancies(@Query({ schema: governanceListQuerySchema }) query: GovernanceListQuery) {
    return this.governance.findVacancies(query);
  }

  @Get('missing-seats')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(missingSeatsRowSchema))
  @ExportsList(GOVERNANCE_LISTS.missingSeats)
  findMissingSeats(@Query({ schema: missingSeatsQuerySchema }) query: MissingSeatsQuery) {
    return this.governance.findMissingSeats(query);
  }

  @Get('secondments')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(appointmentSchema))
  @ExportsList(GOVERNANCE_LISTS.secondments)
  findSecondments(@Query({ schema: secondmentQuerySchema }) query: SecondmentQuery) {
    return this.governance.findSecondments(query);
  }

  @Get('terms')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(appointmentSchema))
  @ExportsList(GOVERNANCE_LISTS.terms)
  findTerms(@Query({ schema: termQuerySchema }) query: TermQuery) {
    return this.governance.findTerms(query);
  }

  @Get('grids-without-branch')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(gridWithoutBranchRowSchema))
  @ExportsList(GOVERNANCE_LISTS.gridsWithoutBranch)
  findGridsWithoutBranch(@Query({ schema: governanceListQuerySchema }) query: GovernanceListQuery) {
    return this.governance.findGridsWithoutBranch(query);
  }

  @Get('entrance-groups')
  @Allow(READ, ...PAGES)
  @Answers(pageOf(entranceGroupsRowSchema))
  @ExportsList(GOVERNANCE_LISTS.entranceGroups)
  findEntranceGroups(@Query({ schema: governanceListQuerySchema }) query: GovernanceListQuery) {
    return this.governance.findEntranceGroups(query);
  }
}
