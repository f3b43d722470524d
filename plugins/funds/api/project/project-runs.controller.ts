import { plainCommandSchema } from '@linli/contracts';
import type { PlainCommand } from '@linli/contracts';
import { ActionRoute, AllowOn, Answers, RecordId } from '@linli/sdk-server';
import { Body, Controller, Get } from '@nestjs/common';
import {
  PROJECT_MACHINE as machine,
  beginProjectSchema,
  completeProjectSchema,
  projectAnswers as answers,
  projectReasonSchema,
  publicProjectSchema,
  publishProjectSchema,
} from '../../contract/index.ts';
import type { BeginProject, CompleteProject, ProjectReason, PublishProject } from '../../contract/index.ts';
import { ProjectRuns } from './project-runs.ts';
import { PublicProjects } from './public-projects.ts';

/** From the approval to the end. `accept` and `send-back` have no route: a panel's result is what they follow. */
@Controller('projects')
export class ProjectRunsController {
  constructor(
    private readonly runs: ProjectRuns,
    private readonly published: PublicProjects,
  ) {}

  /** What everybody may read of it. */
  @Get(':id/public')
  @AllowOn(machine, machine.read)
  @Answers(publicProjectSchema)
  getPublic(@RecordId() id: string) {
    return this.published.get(id);
  }

  @ActionRoute(machine, 'approve', answers.shown)
  approve(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.runs.approve(id, command);
  }

  @ActionRoute(machine, 'fund', answers.shown)
  fund(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.runs.fund(id, command);
  }

  @ActionRoute(machine, 'begin', answers.shown)
  begin(@RecordId() id: string, @Body({ schema: beginProjectSchema }) command: BeginProject) {
    return this.runs.begin(id, command);
  }

  @ActionRoute(machine, 'complete', answers.shown)
  complete(@RecordId() id: string, @Body({ schema: completeProjectSchema }) command: CompleteProject) {
    return this.runs.complete(id, command);
  }

  @ActionRoute(machine, 'publish', answers.shown)
  publish(@RecordId() id: string, @Body({ schema: publishProjectSchema }) command: PublishProject) {
    return this.runs.publish(id, command);
  }

  @ActionRoute(machine, 'close', answers.shown)
  close(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.runs.close(id, command);
  }

  @ActionRoute(machine, 'terminate', answers.shown)
  terminate(@RecordId() id: string, @Body({ schema: projectReasonSchema }) command: ProjectReason) {
    return this.runs.terminate(id, command);
  }

  @ActionRoute(machine, 'settle', answers.shown)
  settle(@RecordId() id: string, @Body({ schema: plainCommandSchema }) command: PlainCommand) {
    return this.runs.settle(id, command);
  }
}
