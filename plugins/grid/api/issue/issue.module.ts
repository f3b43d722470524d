import { Module } from '@nestjs/common';
import { IssueTermModule } from '../term/issue-term.module.ts';
import { IssueAnswers } from './issue.answers.ts';
import { IssueController } from './issue.controller.ts';
import { IssueIndicators } from './issue.indicators.ts';
import { IssueSearchController } from './issue-search.controller.ts';
import { IssueService } from './issue.service.ts';

@Module({
  imports: [IssueTermModule],
  controllers: [IssueController, IssueSearchController],
  providers: [IssueService, IssueAnswers, IssueIndicators],
})
export class IssueModule {}
