import { Module } from '@nestjs/common';
import { Clock } from './clock.ts';
import { IssueTermController } from './issue-term.controller.ts';
import { IssueTermService } from './issue-term.service.ts';

@Module({
  controllers: [IssueTermController],
  providers: [IssueTermService, Clock],
  exports: [IssueTermService, Clock],
})
export class IssueTermModule {}
