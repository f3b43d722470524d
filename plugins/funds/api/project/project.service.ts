import type { Page, PlainCommand, UnitId } from '@linli/contracts';
import { AnsweredRecords, Records, ScopedDb } from '@linli/sdk-server';
import type { RecordPatch, WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  ChangeProject,
  DeliberateProject,
  DraftProject,
  NoticeProject,
  PaperNotice,
  Project,
  ProjectCounts,
  ProjectDetail,
  ProjectHistory,
  ProjectListQuery,
  ProjectMachine,
  ProjectOpinion,
  ProjectReason,
} from '../../contract/index.ts';
import { PROJECT_PERMISSION, PROJECT_VIEWS } from '../../contract/index.ts';
import { ProjectRow } from './project.entity.ts';
import { ProjectNotices } from './project-notice.ts';
import { ProjectPlans, findingTextOf, sumOf } from './project-plan.ts';
import { projectsOf, statesIn } from './project.query.ts';
import { projectRecord as record, projects } from './project.record.ts';

/** A project from the desk of the community to its approval; what follows is {@link ProjectRuns}'. */
@Injectable()
export class ProjectService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly plans: ProjectPlans,
    private readonly notices: ProjectNotices,
    private readonly db: ScopedDb,
  ) {}

  findPage(query: ProjectListQuery): Promise<Page<Project>> {
    const filter = projectsOf(query, this.db.context);
    return this.answered.page(projects, { ...query, state: statesIn(query) }, filter);
  }

  /** Numbers for the tabs, under the same filter. */
  async counts(query: ProjectListQuery): Promise<ProjectCounts> {
    const counts: Partial<ProjectCounts> = {};
    for (const view of PROJECT_VIEWS) {
      const { oneOf, ...filter } = projectsOf({ ...query, view }, this.db.context);
      counts[view] = await this.db.count(ProjectRow, {
        ...filter,
        read: PROJECT_PERMISSION.read,
        unit: query.unit,
        oneOf: { ...oneOf, state: statesIn({ ...query, view }) },
        order: [
          ['createdAt', 'DESC'],
          ['id', 'DESC'],
        ],
      });
    }
    return counts as ProjectCounts;
  }

  async get(id: string): Promise<ProjectDetail> {
    const shown = await this.answered.get(projects, id);
    const { lineId, type, budget } = shown;
    const isWritten = shown.state === 'draft' || shown.state === 'deliberated';
    return {
      ...shown,
      line: await this.plans.line(lineId),
      notice: await this.notices.find(id),
      findings: isWritten ? await this.plans.findings({ lineId, type, fen: budget, text: findingTextOf(shown) }) : [],
    };
  }

  getHistory(id: string): Promise<ProjectHistory> {
    return this.answered.history(projects, id);
  }

  async draft({ unitId, ...about }: DraftProject): Promise<ProjectDetail> {
    await this.plans.check(about, unitId);
    const { id } = await this.records.begin(record, { ...this.begun(), ...writtenOf(about), unitId });
    return this.get(id);
  }

  change(id: string, { version, ...about }: ChangeProject): Promise<ProjectDetail> {
    const patch = async ({ unitId }: ProjectRow) => {
      await this.plans.check(about, unitId);
      return writtenOf(about);
    };
    return this.act(id, { action: 'change', version, patch });
  }

  deliberate(id: string, { version, ...held }: DeliberateProject): Promise<ProjectDetail> {
    const patch = () => {
      this.plans.checkDeliberation({ ...held, version });
      return held;
    };
    return this.act(id, { action: 'deliberate', version, patch });
  }

  /** @throws RuleBlocksError where a rule in force does not let it. */
  submit(id: string, { version }: PlainCommand): Promise<ProjectDetail> {
    const patch = async (row: ProjectRow) => {
      await this.plans.checkRules(row);
      return { submittedBy: this.db.context.account.id, reason: null };
    };
    return this.act(id, { action: 'submit', version, patch });
  }

  review(id: string, { opinion, version }: ProjectOpinion): Promise<ProjectDetail> {
    const patch = { reviewedBy: this.db.context.account.id };
    return this.act(id, { action: 'review', version, patch, said: { opinion } });
  }

  record(id: string, { opinion, version }: ProjectOpinion): Promise<ProjectDetail> {
    return this.act(id, { action: 'record', version, said: { opinion } });
  }

  /** Back to the desk, or not at all: with the reason. What was agreed on is deliberated anew. */
  turnDown(
    action: 'review-return' | 'review-reject' | 'record-return' | 'record-reject' | 'redraft' | 'drop',
    id: string,
    { reason, version }: ProjectReason,
  ): Promise<ProjectDetail> {
    return this.act(id, { action, version, patch: { reason, reviewedBy: null, submittedBy: null } });
  }

  notice(id: string, { days, version }: NoticeProject): Promise<ProjectDetail> {
    const patch = async (row: ProjectRow) => ({ noticeId: await this.notices.open(row, days) });
    return this.act(id, { action: 'notice', version, patch, said: { days } });
  }

  recordNotice(id: string, { version, ...paper }: PaperNotice): Promise<ProjectDetail> {
    const { from: paperFrom, until: paperUntil, place: paperPlace } = paper;
    const patch = async (row: ProjectRow) => {
      await this.notices.checkPaper(row, { ...paper, version });
      return { paperFrom, paperUntil, paperPlace };
    };
    return this.act(id, { action: 'record-notice', version, patch });
  }

  revise(id: string, { reason, version }: ProjectReason): Promise<ProjectDetail> {
    const patch = async ({ noticeId }: ProjectRow) => {
      await this.notices.withdraw(noticeId, reason);
      const paper = { paperFrom: null, paperUntil: null, paperPlace: null };
      return { ...paper, noticeId: null, reason, reviewedBy: null, submittedBy: null };
    };
    return this.act(id, { action: 'revise', version, patch });
  }

  /** Does a step, and answers the record as its page has it. */
  async act(id: string, step: WantedStep<ProjectMachine, ProjectRow>): Promise<ProjectDetail> {
    await this.records.act(record, id, step);
    return this.get(id);
  }

  lines(unitId: UnitId) {
    return this.plans.lines(unitId);
  }

  private begun(): Pick<ProjectRow, 'createdAt' | 'createdBy'> {
    return { createdAt: new Date(), createdBy: this.db.context.account.id };
  }
}

/** What is written down of a project; its budget is the sum of its items. */
function writtenOf(about: Omit<DraftProject, 'unitId'>): RecordPatch<ProjectRow> {
  const { door, needRef, supplier, quotations, ...rest } = about;
  return {
    ...rest,
    door: door ?? null,
    needRef: needRef ?? null,
    supplier: supplier ?? null,
    quotations: quotations ?? null,
    budgetFen: sumOf(about.items),
  };
}
