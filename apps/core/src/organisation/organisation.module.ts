import { Module } from '@nestjs/common';
import { BodyModule } from '../body/body.module.ts';
import { OrganisationActs } from './organisation-acts.ts';
import { OrganisationController } from './organisation.controller.ts';
import { OrganisationEndRepository } from './organisation-end.repository.ts';
import { OrganisationEndService } from './organisation-end.service.ts';
import { OrganisationHistoryRepository } from './organisation-history.repository.ts';
import { OrganisationLifeService } from './organisation-life.service.ts';
import { OrganisationRepository } from './organisation.repository.ts';
import { OrganisationRules } from './organisation-rules.service.ts';
import { OrganisationService } from './organisation.service.ts';
import { OrganisationSuccession } from './organisation-succession.service.ts';
import { OrganisationTreeRepository } from './organisation-tree.repository.ts';
import { OrganisationWriter } from './organisation-writer.repository.ts';
import { PostTypeRepository } from './post-type.repository.ts';

@Module({
  imports: [BodyModule],
  controllers: [OrganisationController],
  providers: [
    OrganisationService,
    OrganisationLifeService,
    OrganisationEndService,
    OrganisationSuccession,
    OrganisationActs,
    OrganisationRules,
    OrganisationRepository,
    OrganisationTreeRepository,
    OrganisationHistoryRepository,
    OrganisationEndRepository,
    OrganisationWriter,
    PostTypeRepository,
  ],
  exports: [OrganisationRepository],
})
export class OrganisationModule {}
