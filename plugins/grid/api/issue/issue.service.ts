import type { PageQuery, PlainCommand, UnitRef } from '@linli/contracts';
import { Attachments, InvalidError, Records, ScopedDb, Texts, listOrder } from '@linli/sdk-server';
import type { AttachmentUse, ScopedPage, WantedStep } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ISSUE_PERMISSION, ISSUE_VIEWS, titleOf } from '../../contract/index.ts';
import type {
  AssignIssue,
  IssueCounts,
  IssueDetail,
  IssueEvent,
  IssueFilter,
  IssueListQuery,
  IssueMachine,
  IssuePage,
  IssueView,
  RefuseIssue,
  RemovePhoto,
  ReportIssue,
  ResolveIssue,
  ReworkIssue,
  SearchResult,
  VerifyIssue,
} from '../../contract/index.ts';
import { IssueTermService } from '../term/issue-term.service.ts';
import { IssueAnswers, LISTED } from './issue.answers.ts';
import { IssueRow } from './issue.entity.ts';
import { HANDLER_NOT_ELIGIBLE, HandlerNotEligibleError, UNIT_LEVEL, UnitLevelError } from './issue.errors.ts';
import { CHECK_PHOTOS, ISSUE_PHOTOS, RESULT_PHOTOS } from './issue.photos.ts';
import { ISSUES } from './issue.policy.ts';
import { issuesOf } from './issue.query.ts';

const REPORT_LEVELS: readonly string[] = ['street', 'community', 'grid'];
const SEARCH_HITS = 8;
type Order = ScopedPage<IssueRow>['order'];
const NEWEST_FIRST: Order = listOrder<IssueRow>('-reportedAt');
/** The order of the index that has what a view lists. */
const COUNTED: Readonly<Partial<Record<IssueView, Order>>> = { overdue: listOrder<IssueRow>('dueAt') };

@Injectable()
export class IssueService {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly answers: IssueAnswers,
    private readonly texts: Texts,
    private readonly attachments: Attachments,
    private readonly terms: IssueTermService,
  ) {}

  async findPage({ view, sort, page, pageSize, ...filter }: IssueListQuery): Promise<IssuePage> {
    const found = await this.page(view, filter, { page, pageSize }, listOrder<IssueRow>(sort));
    return { ...found, items: await this.answers.list(found.items) };
  }

  async count(filter: IssueFilter): Promise<IssueCounts> {
    const counted = await Promise.all(
      ISSUE_VIEWS.map(async (view) => {
        const issues = issuesOf(view, filter, this.db.context, this.terms.now());
        return [view, await this.db.count(IssueRow, { ...issues, order: COUNTED[view] ?? NEWEST_FIRST })] as const;
      }),
    );
    return Object.fromEntries(counted) as IssueCounts;
  }

  async search(q: string): Promise<SearchResult> {
    if (q === '') return { items: [] };
    const found = await this.page('all', { q }, { page: 1, pageSize: SEARCH_HITS }, NEWEST_FIRST);
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
    return this.answers.detail(await this.records.get(ISSUES, id));
  }

  async getHistory(id: string): Promise<IssueEvent[]> {
    return this.answers.history(await this.records.history(ISSUES, id));
  }

  async report({ unitId, category, text, place, photos = [] }: ReportIssue): Promise<IssueDetail> {
    const [unit] = await this.db.manager.query<UnitRef[]>('SELECT level FROM core_pub.unit_v1 WHERE id = $1', [unitId]);
    if (!unit) throw new InvalidError('core.unit.unknown');
    if (!REPORT_LEVELS.includes(unit.level)) throw new UnitLevelError(this.word(`errors.${UNIT_LEVEL}.title`));
    const now = new Date();
    const reporterId = this.db.context.account.id;
    const values = { category, text, place: place ?? null, unitId, reporterId, reportedAt: now };
    const issue = await this.records.begin(ISSUES, values, now);
    await this.attachments.attach(ISSUE_PHOTOS, issue.id, photos, 'photos');
    return this.answers.detail(issue);
  }

  accept(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, { action: 'accept', version, patch: (issue) => this.terms.dueOf(issue) });
  }

  refuse(id: string, { version, ...patch }: RefuseIssue): Promise<IssueDetail> {
    return this.act(id, { action: 'refuse', version, patch });
  }

  assign(id: string, { version, handlerId }: AssignIssue): Promise<IssueDetail> {
    const patch = async ({ unitId }: IssueRow) => {
      const [held] = await this.db.manager.query<{ may: boolean }[]>('SELECT core_pub.may_v1($1, $2, $3) AS may', [
        handlerId,
        ISSUE_PERMISSION.handle,
        unitId,
      ]);
      if (!held?.may) throw new HandlerNotEligibleError(this.word(`errors.${HANDLER_NOT_ELIGIBLE}.title`));
      return { handlerId };
    };
    return this.act(id, { action: 'assign', version, patch });
  }

  start(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, { action: 'start', version });
  }

  resolve(id: string, { version, outcome, reply, reason, namedBody, photos }: ResolveIssue): Promise<IssueDetail> {
    const words = { reply, reason: reason ?? null, namedBody: namedBody ?? null };
    const patch = { outcome, ...words, resolvedBy: this.db.context.account.id, resolvedAt: this.terms.now() };
    return this.act(id, { action: 'resolve', version, patch }, { use: RESULT_PHOTOS, photos });
  }

  verify(id: string, { version, photos }: VerifyIssue): Promise<IssueDetail> {
    const patch = { verifiedBy: this.db.context.account.id };
    return this.act(id, { action: 'verify', version, patch }, { use: CHECK_PHOTOS, photos });
  }

  rework(id: string, { version, reason, photos }: ReworkIssue): Promise<IssueDetail> {
    const patch = { reason, outcome: null, reply: null, namedBody: null, resolvedBy: null, resolvedAt: null };
    return this.act(id, { action: 'rework', version, patch }, { use: CHECK_PHOTOS, photos });
  }

  close(id: string, { version }: PlainCommand): Promise<IssueDetail> {
    return this.act(id, { action: 'close', version });
  }

  async removePhoto(id: string, { version, photoId, reason }: RemovePhoto): Promise<IssueDetail> {
    const issue = await this.records.act(ISSUES, id, { action: 'remove-photo', version, said: { reason } });
    await this.attachments.detach(ISSUE_PHOTOS, id, photoId, reason);
    return this.answers.detail(issue);
  }

  /** Does a step, and hangs up what it was done with. */
  private async act(
    id: string,
    step: WantedStep<IssueMachine, IssueRow>,
    shown?: { use: AttachmentUse; photos: readonly string[] | undefined },
  ): Promise<IssueDetail> {
    const issue = await this.records.act(ISSUES, id, step);
    if (shown) await this.attachments.attach(shown.use, id, shown.photos ?? [], 'photos');
    return this.answers.detail(issue);
  }

  private page(view: IssueView, filter: IssueFilter, page: PageQuery, order: Order) {
    const issues = issuesOf(view, filter, this.db.context, this.terms.now());
    return this.db.page(IssueRow, { ...issues, page, order, select: LISTED });
  }

  private word(key: string): string {
    return this.texts.find(this.db.context.locale, key) ?? key;
  }
}
