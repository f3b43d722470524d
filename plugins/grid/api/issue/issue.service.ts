import type { UnitRef } from '@linli/contracts';
import { InvalidError, ScopedDb, Texts } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ISSUE_PERMISSION, ISSUE_VIEWS, titleOf } from '../../contract/index.ts';
import type {
  AssignIssue,
  IssueAction,
  IssueCounts,
  IssueDetail,
  IssueEvent,
  IssueFilter,
  IssueListQuery,
  IssuePage,
  IssueView,
  PlainCommand,
  RefuseIssue,
  ReportIssue,
  ResolveIssue,
  ReworkIssue,
  SearchResult,
} from '../../contract/index.ts';
import { IssueAnswers } from './issue.answers.ts';
import { IssueEventRow, IssueRow } from './issue.entity.ts';
import {
  HANDLER_NOT_ELIGIBLE,
  HandlerNotEligibleError,
  ISSUE_NOT_FOUND,
  IssueBarrierError,
  IssueOutOfReachError,
  IssueStateError,
  UNIT_LEVEL,
  UnitLevelError,
} from './issue.errors.ts';
import { TRANSITIONS, judge } from './issue.policy.ts';
import { whereFilter, whereView } from './issue.query.ts';

const REPORT_LEVELS: readonly string[] = ['street', 'community', 'grid'];
const SEARCH_HITS = 8;
/** What a step writes besides the state. */
type StepPatch = Partial<
  Pick<IssueRow, 'handlerId' | 'outcome' | 'reason' | 'namedBody' | 'reply' | 'resolvedBy' | 'verifiedBy'>
>;

@Injectable()
export class IssueService {
  constructor(
    private readonly db: ScopedDb,
    private readonly answers: IssueAnswers,
    private readonly texts: Texts,
  ) {}

  async findPage({ view, sort, page, pageSize, ...filter }: IssueListQuery): Promise<IssuePage> {
    const property = sort.replace('-', '');
    const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
    const found = await this.page(view, filter, { page, pageSize }, [
      [property, direction],
      ['id', direction],
    ]);
    return { ...found, items: await this.answers.list(found.items) };
  }

  async count(filter: IssueFilter): Promise<IssueCounts> {
    const counted = await Promise.all(
      ISSUE_VIEWS.map(async (view) => {
        const { total, exact } = await this.page(view, filter, { page: 1, pageSize: 1 }, [['reportedAt', 'DESC']]);
        return [view, { total, exact }] as const;
      }),
    );
    return Object.fromEntries(counted) as IssueCounts;
  }

  async search(q: string): Promise<SearchResult> {
    if (q === '') return { items: [] };
    const found = await this.page('all', { q }, { page: 1, pageSize: SEARCH_HITS }, [
      ['reportedAt', 'DESC'],
      ['id', 'DESC'],
    ]);
    const issues = await this.answers.list(found.items);
    return {
      items: issues.map((issue) => ({
        title: titleOf(issue),
        subtitle: [issue.no, this.word(`issue.state.${issue.state}`), issue.path.at(-1)?.name]
          .filter(Boolean)
          .join(' · '),
        route: `issues/${issue.id}`,
      })),
    };
  }

  async get(id: string): Promise<IssueDetail> {
    return this.answers.detail(await this.load(id));
  }

  async getHistory(id: string): Promise<IssueEvent[]> {
    const issue = await this.load(id);
    const events = await this.db.manager.find(IssueEventRow, { where: { issueId: issue.id }, order: { id: 'DESC' } });
    return this.answers.history(events);
  }

  async report({ unitId, category, text, place }: ReportIssue): Promise<IssueDetail> {
    const [unit] = await this.db.manager.query<UnitRef[]>('SELECT level FROM core_pub.unit_v1 WHERE id = $1', [unitId]);
    if (!unit) throw new InvalidError('core.unit.unknown');
    if (!REPORT_LEVELS.includes(unit.level)) throw new UnitLevelError(this.word(`errors.${UNIT_LEVEL}.title`));
    const id = uuidv7();
    const now = new Date();
    await this.db.manager.insert(IssueRow, {
      id,
      category,
      text,
      place: place ?? null,
      unitId,
      state: 'reported',
      stateSince: now,
      reporterId: this.db.context.account.id,
      reportedAt: now,
      version: 1,
    });
    await this.record(id, 'report', now, {});
    return this.get(id);
  }

  accept(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, 'accept', version);
  }

  refuse(id: string, { version, reason, namedBody }: RefuseIssue): Promise<IssueDetail> {
    return this.act(id, 'refuse', version, () => ({ reason, namedBody }));
  }

  assign(id: string, { version, handlerId }: AssignIssue): Promise<IssueDetail> {
    return this.act(id, 'assign', version, async (issue) => {
      const [held] = await this.db.manager.query<{ may: boolean }[]>('SELECT core_pub.may_v1($1, $2, $3) AS may', [
        handlerId,
        ISSUE_PERMISSION.handle,
        issue.unitId,
      ]);
      if (!held?.may) throw new HandlerNotEligibleError(this.word(`errors.${HANDLER_NOT_ELIGIBLE}.title`));
      return { handlerId };
    });
  }

  start(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, 'start', version);
  }

  resolve(id: string, { version, outcome, reply, reason, namedBody }: ResolveIssue): Promise<IssueDetail> {
    return this.act(id, 'resolve', version, () => ({
      outcome,
      reply,
      reason: reason ?? null,
      namedBody: namedBody ?? null,
      resolvedBy: this.db.context.account.id,
    }));
  }

  verify(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, 'verify', version, () => ({ verifiedBy: this.db.context.account.id }));
  }

  rework(id: string, { version, reason }: ReworkIssue): Promise<IssueDetail> {
    return this.act(id, 'rework', version, () => ({
      reason,
      outcome: null,
      reply: null,
      namedBody: null,
      resolvedBy: null,
    }));
  }

  close(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, 'close', version);
  }

  /** Check, load, act, save: the one way in which an issue changes its state. */
  private async act(
    id: string,
    action: IssueAction,
    version: number,
    patchOf: (issue: IssueRow) => StepPatch | Promise<StepPatch> = () => ({}),
  ): Promise<IssueDetail> {
    const issue = await this.load(id);
    this.check(action, issue);
    const patch = await patchOf(issue);
    const now = new Date();
    const next = { ...patch, state: TRANSITIONS[action].to, stateSince: now };
    // The version that the person looked at, not the one just loaded: what they decided on is what they saw.
    const saved = await this.db.update(IssueRow, Object.assign(issue, { version }), next);
    await this.record(id, action, now, patch);
    return this.answers.detail(saved);
  }

  private check(action: IssueAction, issue: IssueRow): void {
    const { account, scopes } = this.db.context;
    const verdict = judge(action, issue, { accountId: account.id, scopes });
    if (verdict === 'allowed') return;
    if (verdict === 'out-of-reach') throw new IssueOutOfReachError(TRANSITIONS[action].permission);
    if (verdict === 'wrong-state')
      throw new IssueStateError(action, issue.state, this.word(`issue.state.${issue.state}`));
    throw new IssueBarrierError(verdict);
  }

  private async record(issueId: string, action: IssueEventRow['action'], at: Date, patch: StepPatch): Promise<void> {
    const { handlerId = null, outcome = null, reason = null, namedBody = null, reply = null } = patch;
    const actorId = this.db.context.account.id;
    await this.db.manager.insert(IssueEventRow, {
      id: uuidv7(),
      issueId,
      action,
      at,
      actorId,
      handlerId,
      outcome,
      reason,
      namedBody,
      reply,
    });
  }

  private load(id: string): Promise<IssueRow> {
    return this.db.get(IssueRow, id, ISSUE_NOT_FOUND);
  }

  private async page(
    view: IssueView,
    filter: IssueFilter,
    page: { page: number; pageSize: number },
    order: [string, 'ASC' | 'DESC'][],
  ) {
    const unit = filter.unit === undefined ? undefined : await this.unitOf(filter.unit);
    return this.db.page(IssueRow, {
      // What I reported is mine to follow, also after the unit has moved out of my reach.
      read: view === 'mine' ? 'own' : ISSUE_PERMISSION.read,
      page,
      unit,
      where: (query) => {
        whereView(query, view, this.db.context);
        whereFilter(query, filter);
      },
      order,
    });
  }

  private async unitOf(id: number): Promise<Pick<UnitRef, 'id' | 'level'>> {
    const [unit] = await this.db.manager.query<UnitRef[]>('SELECT id, level FROM core_pub.unit_v1 WHERE id = $1', [id]);
    if (!unit) throw new InvalidError('core.unit.unknown');
    return unit;
  }

  private word(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
