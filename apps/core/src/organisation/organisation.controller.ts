import {
  activateOrganisationSchema,
  approveOrganisationSchema,
  dissolveOrganisationSchema,
  mergeOrganisationSchema,
  organisationChangeSchema,
  organisationDetailSchema,
  organisationEndPreviewSchema,
  organisationIdSchema,
  organisationQuerySchema,
  organisationRefSchema,
  organisationSchema,
  organisationSubtypeSchema,
  organisationTreeQuerySchema,
  organisationTreeSchema,
  organisationTypeSchema,
  pageOf,
  postTypeSchema,
  proposeOrganisationSchema,
  refuseOrganisationSchema,
  unitIdParamSchema,
  updateOrganisationSchema,
} from '@linli/contracts';
import type {
  ActivateOrganisation,
  DissolveOrganisation,
  MergeOrganisation,
  OrganisationQuery,
  OrganisationTreeQuery,
  ProposeOrganisation,
  RefuseOrganisation,
  UpdateOrganisation,
} from '@linli/contracts';
import { Allow, Answers, ExportsList } from '@linli/sdk-server';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { OrganisationEndService } from './organisation-end.service.ts';
import { OrganisationLifeService } from './organisation-life.service.ts';
import { OrganisationService } from './organisation.service.ts';
import { PostTypeRepository } from './post-type.repository.ts';
import { ORGANISATION_LIST } from '../list-export/body-lists.ts';

const superiorsQuerySchema = z.object({
  type: organisationTypeSchema,
  subtype: organisationSubtypeSchema.optional(),
  unitId: unitIdParamSchema,
  q: z.string().trim().min(1).max(60).optional(),
});
const postTypesQuerySchema = z.object({ type: organisationTypeSchema.optional() });
type Version = z.infer<typeof approveOrganisationSchema>;

const READ = 'core.organisation.read';
/** What a page needs to know to say what the asker may do next. */
const ACTS = [
  'core.organisation.propose',
  'core.organisation.approve',
  'core.organisation.update',
  'core.appointment.propose',
];
const besides = (permission: string) => [READ, ...ACTS.filter((each) => each !== permission)];
const Id = () => Param('id', { schema: organisationIdSchema });

@Controller()
export class OrganisationController {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly life: OrganisationLifeService,
    private readonly end: OrganisationEndService,
    private readonly postTypes: PostTypeRepository,
  ) {}

  @Get('organisations')
  @Allow(READ)
  @Answers(pageOf(organisationSchema))
  @ExportsList(ORGANISATION_LIST)
  find(@Query({ schema: organisationQuerySchema }) query: OrganisationQuery) {
    return this.organisations.find(query);
  }

  @Get('organisations/tree')
  @Allow(READ)
  @Answers(organisationTreeSchema)
  findTree(@Query({ schema: organisationTreeQuerySchema }) query: OrganisationTreeQuery) {
    return this.organisations.findTree(query);
  }

  @Get('organisations/superiors')
  @Allow(READ)
  @Answers(z.object({ items: z.array(organisationRefSchema) }))
  async findSuperiors(@Query({ schema: superiorsQuerySchema }) query: z.output<typeof superiorsQuerySchema>) {
    return { items: await this.organisations.findSuperiors(query) };
  }

  @Get('post-types')
  @Allow(READ)
  @Answers(z.object({ items: z.array(postTypeSchema) }))
  async findPostTypes(@Query({ schema: postTypesQuerySchema }) { type }: z.output<typeof postTypesQuerySchema>) {
    return { items: await this.postTypes.find(type) };
  }

  @Get('organisations/:id')
  @Allow(READ, ...ACTS)
  @Answers(organisationDetailSchema)
  getDetail(@Id() id: string) {
    return this.organisations.getDetail(id);
  }

  @Get('organisations/:id/history')
  @Allow(READ)
  @Answers(z.object({ items: z.array(organisationChangeSchema) }))
  async findHistory(@Id() id: string) {
    return { items: await this.organisations.findHistory(id) };
  }

  @Get('organisations/:id/end-preview')
  @Allow('core.organisation.approve', READ)
  @Answers(organisationEndPreviewSchema)
  previewEnd(@Id() id: string) {
    return this.organisations.previewEnd(id);
  }

  @Post('organisations')
  @Allow('core.organisation.propose', ...besides('core.organisation.propose'))
  @Answers(organisationDetailSchema, 201)
  propose(@Body({ schema: proposeOrganisationSchema }) command: ProposeOrganisation) {
    return this.life.propose(command);
  }

  @Patch('organisations/:id')
  @Allow('core.organisation.update', ...besides('core.organisation.update'))
  @Answers(organisationDetailSchema)
  update(@Id() id: string, @Body({ schema: updateOrganisationSchema }) command: UpdateOrganisation) {
    return this.life.update(id, command);
  }

  @Post('organisations/:id/approve')
  @HttpCode(200)
  @Allow('core.organisation.approve', ...besides('core.organisation.approve'))
  @Answers(organisationDetailSchema)
  approve(@Id() id: string, @Body({ schema: approveOrganisationSchema }) { version }: Version) {
    return this.life.approve(id, version);
  }

  @Post('organisations/:id/refuse')
  @HttpCode(200)
  @Allow('core.organisation.approve', ...besides('core.organisation.approve'))
  @Answers(organisationDetailSchema)
  refuse(@Id() id: string, @Body({ schema: refuseOrganisationSchema }) command: RefuseOrganisation) {
    return this.life.refuse(id, command);
  }

  @Post('organisations/:id/withdraw')
  @HttpCode(200)
  @Allow('core.organisation.propose', ...besides('core.organisation.propose'))
  @Answers(organisationDetailSchema)
  withdraw(@Id() id: string, @Body({ schema: approveOrganisationSchema }) { version }: Version) {
    return this.life.withdraw(id, version);
  }

  @Post('organisations/:id/activate')
  @HttpCode(200)
  @Allow('core.organisation.update', ...besides('core.organisation.update'))
  @Answers(organisationDetailSchema)
  activate(@Id() id: string, @Body({ schema: activateOrganisationSchema }) command: ActivateOrganisation) {
    return this.life.activate(id, command);
  }

  @Post('organisations/:id/merge')
  @HttpCode(200)
  @Allow('core.organisation.approve', ...besides('core.organisation.approve'))
  @Answers(organisationDetailSchema)
  merge(@Id() id: string, @Body({ schema: mergeOrganisationSchema }) command: MergeOrganisation) {
    return this.end.merge(id, command);
  }

  @Post('organisations/:id/dissolve')
  @HttpCode(200)
  @Allow('core.organisation.approve', ...besides('core.organisation.approve'))
  @Answers(organisationDetailSchema)
  dissolve(@Id() id: string, @Body({ schema: dissolveOrganisationSchema }) command: DissolveOrganisation) {
    return this.end.dissolve(id, command);
  }
}
