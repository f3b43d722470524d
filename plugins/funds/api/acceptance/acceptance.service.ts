import type { Page } from '@linli/contracts';
import { AnsweredRecords, PlatformClock, Records, ScopedDb } from '@linli/sdk-server';
import type { WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { MIN_PANEL, MIN_RESIDENTS } from '../../contract/index.ts';
import type {
  Acceptance,
  AcceptanceDetail,
  AcceptanceHistory,
  AcceptanceListQuery,
  AcceptanceMachine,
  CancelAcceptance,
  ConveneAcceptance,
  Finding,
  PassAcceptance,
  ReworkAcceptance,
} from '../../contract/index.ts';
import { ProjectRow } from '../project/project.entity.ts';
import { projectRecord } from '../project/project.record.ts';
import { ProjectWords } from '../project/project-words.ts';
import type { AcceptanceRow } from './acceptance.entity.ts';
import { AcceptanceBlockedError } from './acceptance.errors.ts';
import { acceptanceRecord as record, acceptances } from './acceptance.record.ts';

/** A panel with residents looks at what was done; the project follows what it finds, in the same transaction. */
@Injectable()
export class AcceptanceService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly clock: PlatformClock,
    private readonly words: ProjectWords,
    private readonly db: ScopedDb,
  ) {}

  findPage(query: AcceptanceListQuery): Promise<Page<Acceptance>> {
    const filter = query.project === undefined ? {} : { oneOf: { projectId: [query.project] } };
    return this.answered.page(acceptances, query, filter);
  }

  get(id: string): Promise<AcceptanceDetail> {
    return this.answered.get(acceptances, id);
  }

  getHistory(id: string): Promise<AcceptanceHistory> {
    return this.answered.history(acceptances, id);
  }

  async convene({ projectId, ...panel }: ConveneAcceptance): Promise<AcceptanceDetail> {
    const project = await this.db.get(ProjectRow, projectId, 'funds.project.not-found');
    if (project.state !== 'completed') throw new AcceptanceBlockedError('not-completed');
    const { residents, community, street, specialists, heldOn } = panel;
    if (residents < MIN_RESIDENTS) throw this.words.atField('funds.acceptance.no-resident', 'residents');
    if (residents + community + street + specialists < MIN_PANEL)
      throw this.words.atField('funds.acceptance.panel-too-small', 'specialists', { min: MIN_PANEL });
    if (project.completedOn !== null && heldOn < project.completedOn)
      throw this.words.atField('funds.acceptance.day-before', 'heldOn', { after: project.completedOn });
    await this.checkAlone(projectId);
    const { unitId, title: projectTitle, createdBy: projectBy } = project;
    const items = project.items.map(({ name }) => name);
    return this.answered.begin(acceptances, {
      ...panel,
      projectId,
      projectTitle,
      projectBy,
      items,
      unitId,
      findings: [],
    });
  }

  async pass(id: string, { findings, version }: PassAcceptance): Promise<AcceptanceDetail> {
    const patch = (row: AcceptanceRow) => {
      this.checkFindings(row, findings);
      if (findings.some(({ passed }) => !passed)) throw new AcceptanceBlockedError('not-all-passed');
      return { findings };
    };
    const { projectId, heldOn } = await this.records.act(record, id, { action: 'pass', version, patch });
    const project = await this.records.get(projectRecord, projectId);
    await this.records.act(projectRecord, projectId, {
      action: 'accept',
      version: project.version,
      patch: { acceptedOn: heldOn },
    });
    return this.get(id);
  }

  async rework(id: string, { findings, todo, version }: ReworkAcceptance): Promise<AcceptanceDetail> {
    const patch = (row: AcceptanceRow) => {
      this.checkFindings(row, findings);
      if (findings.every(({ passed }) => passed)) throw new AcceptanceBlockedError('nothing-failed');
      return { findings, todo };
    };
    const { projectId } = await this.records.act(record, id, { action: 'rework', version, patch });
    const project = await this.records.get(projectRecord, projectId);
    await this.records.act(projectRecord, projectId, {
      action: 'send-back',
      version: project.version,
      patch: { reason: todo },
    });
    return this.get(id);
  }

  cancel(id: string, { reason, version }: CancelAcceptance): Promise<AcceptanceDetail> {
    return this.act(id, { action: 'cancel', version, said: { reason } });
  }

  private act(id: string, step: WantedStep<AcceptanceMachine, AcceptanceRow>): Promise<AcceptanceDetail> {
    return this.answered.act(acceptances, id, step);
  }

  /** Every item of the budget was looked at, and not before the day on which the panel comes. */
  private checkFindings({ items, heldOn }: AcceptanceRow, findings: readonly Finding[]): void {
    if (heldOn > this.clock.today()) throw new AcceptanceBlockedError('too-early', { day: heldOn });
    const missing = items.find((item) => !findings.some((finding) => finding.item === item));
    if (missing !== undefined) throw this.words.atField('funds.acceptance.item-missing', 'findings', { item: missing });
  }

  private async checkAlone(projectId: string): Promise<void> {
    const [open] = await this.db.manager.query<unknown[]>(
      `SELECT FROM acceptance WHERE project_id = $1 AND state = 'convened'`,
      [projectId],
    );
    if (open) throw new AcceptanceBlockedError('already-convened');
  }
}
