import type { PlainCommand } from '@linli/contracts';
import { PublishGate } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { yuanText } from '../../contract/index.ts';
import type {
  BeginProject,
  CompleteProject,
  ProjectDetail,
  ProjectReason,
  PublishProject,
} from '../../contract/index.ts';
import { Ledger } from '../ledger/ledger.service.ts';
import type { ProjectRow } from './project.entity.ts';
import { ProjectBlockedError } from './project.errors.ts';
import { ProjectNotices } from './project-notice.ts';
import { ProjectPlans } from './project-plan.ts';
import { ProjectService } from './project.service.ts';

/** Type of what the ledger's entries of a project refer to. */
const REFERENCE = 'funds.project';

/** A project from its approval to its end, with its money: set aside, and given back as far as it was not spent. */
@Injectable()
export class ProjectRuns {
  constructor(
    private readonly projects: ProjectService,
    private readonly plans: ProjectPlans,
    private readonly notices: ProjectNotices,
    private readonly ledger: Ledger,
    private readonly gate: PublishGate,
  ) {}

  /** @throws NoticeBlocksError while its notice does not let it, BelowZeroError where the line has not enough left. */
  approve(id: string, { version }: PlainCommand): Promise<ProjectDetail> {
    const patch = async (row: ProjectRow) => {
      const { lineId, budgetFen, unitId, title } = row;
      await this.notices.check(row);
      await this.plans.checkLine(lineId, unitId);
      await this.ledger.commit(lineId, budgetFen, { type: REFERENCE, id }, title);
      return {};
    };
    return this.projects.act(id, { action: 'approve', version, patch });
  }

  fund(id: string, { version }: PlainCommand): Promise<ProjectDetail> {
    return this.projects.act(id, { action: 'fund', version });
  }

  begin(id: string, { startedOn, version }: BeginProject): Promise<ProjectDetail> {
    const patch = ({ heldOn }: ProjectRow) => {
      this.plans.checkPast(startedOn, 'startedOn', heldOn);
      return { startedOn };
    };
    return this.projects.act(id, { action: 'begin', version, patch });
  }

  complete(id: string, { completedOn, completion, version }: CompleteProject): Promise<ProjectDetail> {
    const patch = ({ startedOn }: ProjectRow) => {
      this.plans.checkPast(completedOn, 'completedOn', startedOn);
      return { completedOn, completion };
    };
    return this.projects.act(id, { action: 'complete', version, patch });
  }

  publish(id: string, { summary, version }: PublishProject): Promise<ProjectDetail> {
    this.gate.check({ summary });
    return this.projects.act(id, { action: 'publish', version, patch: { summary } });
  }

  close(id: string, { version }: PlainCommand): Promise<ProjectDetail> {
    return this.end(id, 'close', version);
  }

  /** Nothing more is begun; what is on its way is paid or refused, then it is settled. */
  terminate(id: string, { reason, version }: ProjectReason): Promise<ProjectDetail> {
    return this.projects.act(id, { action: 'terminate', version, patch: { reason } });
  }

  settle(id: string, { version }: PlainCommand): Promise<ProjectDetail> {
    return this.end(id, 'settle', version);
  }

  /**
   * Gives back what was set aside and not spent. After the step, so that the project's row is held: no expense of it is filed
   * or taken back any more, and what was paid stays as it is read.
   */
  private async end(id: string, action: 'close' | 'settle', version: number): Promise<ProjectDetail> {
    const patch = ({ claimedFen, paidFen }: ProjectRow) => {
      if (claimedFen !== paidFen)
        throw new ProjectBlockedError('expenses-open', { open: yuanText(claimedFen - paidFen) });
      return {};
    };
    const { lineId, title, budget, spent } = await this.projects.act(id, { action, version, patch });
    if (budget > spent) await this.ledger.release(lineId, budget - spent, { type: REFERENCE, id }, title);
    return this.projects.get(id);
  }
}
