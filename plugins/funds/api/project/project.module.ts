import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.ts';
import { RuleDocumentModule } from '../rule-document/rule-document.module.ts';
import { ProjectBoards } from './project-board.ts';
import { ProjectController } from './project.controller.ts';
import { ProjectIndicators } from './project.indicators.ts';
import { ProjectNotices } from './project-notice.ts';
import { ProjectPlans } from './project-plan.ts';
import { ProjectRuns } from './project-runs.ts';
import { ProjectRunsController } from './project-runs.controller.ts';
import { ProjectService } from './project.service.ts';
import { ProjectWords } from './project-words.ts';
import { PublicProjects } from './public-projects.ts';
import { SpendingRules } from './spending-rules.ts';

@Module({
  imports: [LedgerModule, RuleDocumentModule],
  controllers: [ProjectController, ProjectRunsController],
  providers: [
    ProjectService,
    ProjectRuns,
    ProjectPlans,
    ProjectNotices,
    ProjectBoards,
    ProjectWords,
    PublicProjects,
    SpendingRules,
    ProjectIndicators,
  ],
})
export class ProjectModule {}
