import type { UnitId } from '@linli/contracts';
import { OutOfReachError, PlatformClock, ScopedDb, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { PROJECT_PERMISSION } from '../../contract/index.ts';
import type {
  BudgetItem,
  CheckProject,
  DeliberateProject,
  DraftProject,
  ProjectLine,
  ProjectFinding,
} from '../../contract/index.ts';
import { Ledger } from '../ledger/ledger.service.ts';
import { ProjectBlockedError, RuleBlocksError } from './project.errors.ts';
import type { ProjectRow } from './project.entity.ts';
import { ProjectWords } from './project-words.ts';
import { SpendingRules } from './spending-rules.ts';

/** Lines of the unit itself or of one above it: what a grid does, its community pays. */
const ABOVE = 'b.unit_path OPERATOR(public.@>) (SELECT u.path::public.ltree FROM core_pub.unit_v1 u WHERE u.id = $1)';

interface LineRow {
  id: string;
  fund_id: string;
  fund_title: string;
  year: number;
  category: string;
  state: string;
}

/** What a project must be to be written down, and to be submitted: days, budget line, the rules of its fund. */
@Injectable()
export class ProjectPlans {
  constructor(
    private readonly db: ScopedDb,
    private readonly ledger: Ledger,
    private readonly rules: SpendingRules,
    private readonly clock: PlatformClock,
    private readonly calendar: WorkingCalendar,
    private readonly words: ProjectWords,
  ) {}

  /** The lines that a project of this unit may draw on, with what is left of each. */
  async lines(unitId: UnitId): Promise<ProjectLine[]> {
    const rows = await this.find(`${ABOVE} AND b.state = 'open' AND b.category <> 'subsidy'`, [unitId]);
    const lines: ProjectLine[] = [];
    for (const row of rows) lines.push(await this.told(row));
    return lines;
  }

  /** A line as a project shows it; null where the asker does not reach it. */
  async line(id: string): Promise<ProjectLine | null> {
    const [row] = await this.find('b.id = $1', [id]);
    return row ? this.told(row) : null;
  }

  /** What is written down, checked. `unitId`: where the project is. */
  async check(draft: Omit<DraftProject, 'unitId'>, unitId: UnitId): Promise<void> {
    const { proposer, door, plannedFrom, plannedUntil, lineId } = draft;
    if (plannedUntil < plannedFrom) throw this.words.atField('funds.project.days-turned', 'plannedUntil');
    if (proposer === 'resident' && door === undefined) throw this.words.atField('funds.project.door-missing', 'door');
    await this.checkDays(unitId, plannedFrom, plannedUntil);
    await this.checkLine(lineId, unitId);
  }

  /** What the rules in force today say of what is being written. */
  async findings({ lineId, type, fen, text }: CheckProject): Promise<ProjectFinding[]> {
    const [line] = await this.find('b.id = $1', [lineId]);
    if (!line) return [];
    return this.rules.of(line.fund_id, this.clock.today(), { category: type, fen, text });
  }

  /** Lets a project be submitted only as its fund's rules let it. @throws RuleBlocksError with the clause. */
  async checkRules(row: ProjectRow): Promise<void> {
    await this.checkLine(row.lineId, row.unitId);
    const { lineId, type, budgetFen: fen } = row;
    const findings = await this.findings({ lineId, type, fen, text: findingTextOf(row) });
    const blocking = findings.find(({ blocks }) => blocks);
    if (!blocking) return;
    const { kind, clause, text } = blocking;
    const message = this.words.say(`errors.funds.project.rule-${kind}.title`, { clause, text });
    throw new RuleBlocksError(kind, { field: kind === 'cap' ? 'items' : 'need', message, clause, text });
  }

  checkDeliberation({ heldOn, attendees, votesFor, votesAgainst }: DeliberateProject): void {
    if (heldOn > this.clock.today()) throw this.words.atField('funds.project.day-ahead', 'heldOn');
    if (votesFor + votesAgainst > attendees)
      throw this.words.atField('funds.project.too-many-votes', 'votesAgainst', { attendees });
    if (votesFor * 2 <= attendees) throw new ProjectBlockedError('not-agreed', { votesFor, attendees });
  }

  /** Not ahead of today, and not before `after`. */
  checkPast(day: string, field: string, after: string | null): void {
    if (day > this.clock.today()) throw this.words.atField('funds.project.day-ahead', field);
    if (after !== null && day < after) throw this.words.atField('funds.project.day-before', field, { after });
  }

  async checkLine(lineId: string, unitId: UnitId): Promise<void> {
    const [line] = await this.find(`${ABOVE} AND b.id = $2`, [unitId, lineId]);
    if (!line && !(await this.reaches(unitId))) throw new OutOfReachError(PROJECT_PERMISSION.file);
    if (!line) throw this.words.atField('funds.project.line-elsewhere', 'lineId');
    if (line.state !== 'open') throw this.words.atField('funds.project.line-closed', 'lineId');
    if (line.category === 'subsidy') throw this.words.atField('funds.project.line-subsidy', 'lineId');
  }

  /** Whether the permission acted with reaches the unit: before anything else is said about it. */
  private async reaches(unitId: UnitId): Promise<boolean> {
    const [unit] = await this.db.manager.query<unknown[]>(
      `SELECT FROM core_pub.unit_v1 u WHERE u.id = $1
         AND u.path::public.ltree OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[])`,
      [unitId],
    );
    return unit !== undefined;
  }

  /** A plan has at least one day on which somebody works: one that lies wholly in a holiday is a slip. */
  private async checkDays(unitId: UnitId, from: string, until: string): Promise<void> {
    const days = await this.calendar.of(unitId);
    if (!days.isWorkingDay(from) && days.between(from, until) === 0)
      throw this.words.atField('funds.project.days-off', 'plannedFrom', { from, until });
  }

  private async told({ id, fund_title: fundTitle, year, category }: LineRow): Promise<ProjectLine> {
    const { available } = await this.ledger.balanceOf(id);
    return { id, fundTitle, year, category, available };
  }

  private find(where: string, values: unknown[]): Promise<LineRow[]> {
    return this.db.manager.query<LineRow[]>(
      `SELECT b.id, b.fund_id, COALESCE(f.title, b.title) AS fund_title, b.year, b.category, b.state
       FROM budget_line b LEFT JOIN fund f ON f.id = b.fund_id WHERE ${where} ORDER BY b.year DESC, b.category, b.id`,
      values,
    );
  }
}

export function sumOf(items: readonly BudgetItem[]): number {
  return items.reduce((sum, { fen }) => sum + fen, 0);
}

/** All words of a project, for the rules. */
export function findingTextOf({ title, need, items }: Pick<ProjectRow, 'title' | 'need' | 'items'>): string {
  return [title, need, ...items.map(({ name }) => name)].join('\n');
}
