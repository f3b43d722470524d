import { dayOf } from '@linli/contracts';
import type { UnitRef } from '@linli/contracts';
import { AuditTrail, Names, ScopedDb, Texts, WorkingCalendar } from '@linli/sdk-server';
import type { KnownNames, WorkingDays } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { DEFAULT_TERM_DAYS, ISSUE_CATEGORIES, ISSUE_PERMISSION } from '../../contract/index.ts';
import type { ChangeIssueTerm, IssueCategory, IssueTerm, IssueTerms } from '../../contract/index.ts';
import { Clock } from './clock.ts';
import { IssueTermRow } from './issue-term.entity.ts';
import { TermChangedError, TermsNotFoundError, TermsNotYoursError } from './issue-term.errors.ts';

interface District extends UnitRef {
  reads: boolean;
  sets: boolean;
}

/** Where an issue stands and what it is about: all that its limit depends on. */
interface Placed {
  unitId: number;
  districtId: number | null;
  category: IssueCategory;
}

/** How many working days an issue may take, by district and category. */
@Injectable()
export class IssueTermService {
  constructor(
    private readonly db: ScopedDb,
    private readonly calendar: WorkingCalendar,
    private readonly clock: Clock,
    private readonly names: Names,
    private readonly audit: AuditTrail,
    private readonly texts: Texts,
  ) {}

  /** The moment that limits are judged by. */
  now(): Date {
    return this.clock.now();
  }

  /** The end of an issue that is accepted now. */
  async dueOf({ unitId, districtId, category }: Placed): Promise<{ dueAt: Date; dueUnpublished: number | null }> {
    const said = districtId === null ? null : await this.find(districtId, category);
    const calendar = await this.calendar.of(unitId);
    const days = said?.days ?? DEFAULT_TERM_DAYS[category];
    const { until, unpublished } = calendar.deadline(dayOf(this.now()), days);
    return { dueAt: until, dueUnpublished: unpublished };
  }

  /** @throws TermsNotFoundError for a unit of no district where the asker reads issues */
  async get(unitId: number | undefined): Promise<IssueTerms> {
    const asked = unitId ?? (await this.homeOf());
    if (asked === null) return this.termsOf(null, new Map(), await this.calendar.of(0));
    const district = await this.districtOf(asked);
    const rows = await this.db.manager.findBy(IssueTermRow, { districtId: district.id });
    return this.termsOf(district, new Map(rows.map((row) => [row.category, row])), await this.calendar.of(district.id));
  }

  /** Holds for what is accepted from then on. @throws TermChangedError where somebody else was quicker */
  async change({ districtId, category, days, version }: ChangeIssueTerm): Promise<IssueTerms> {
    const district = await this.districtOf(districtId);
    if (district.id !== districtId) throw new TermsNotFoundError();
    if (!district.sets) throw new TermsNotYoursError();
    const before = await this.find(districtId, category);
    const said = { days, version: version + 1, changedAt: this.now(), changedBy: this.db.context.account.id };
    if (!(await this.write({ districtId, category, ...said }, version))) {
      const now = await this.find(districtId, category);
      throw new TermChangedError({ days: now?.days ?? DEFAULT_TERM_DAYS[category], version: now?.version ?? 0 });
    }
    const word = this.texts.find(this.db.context.locale, `issue.category.${category}`) ?? category;
    this.audit.changed({
      target: { type: 'grid.term', id: `${districtId}.${category}`, title: `${district.name} · ${word}` },
      unit: districtId,
      action: 'grid.term.change',
      before: { days: before?.days ?? DEFAULT_TERM_DAYS[category] },
      after: { days },
    });
    return this.get(districtId);
  }

  private find(districtId: number, category: IssueCategory): Promise<IssueTermRow | null> {
    return this.db.manager.findOneBy(IssueTermRow, { districtId, category });
  }

  /** Whether it was still at the version: the first word of a district is an insert that nobody must have done meanwhile. */
  private async write(row: IssueTermRow, version: number): Promise<boolean> {
    const { districtId, category, ...said } = row;
    if (version > 0) {
      const { affected } = await this.db.manager.update(IssueTermRow, { districtId, category, version }, said);
      return affected === 1;
    }
    const inserted = await this.db.manager.query<unknown[]>(
      `INSERT INTO issue_term (district_id, category, days, version, changed_at, changed_by)
       VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT DO NOTHING RETURNING version`,
      [districtId, category, said.days, said.changedAt, said.changedBy],
    );
    return inserted.length === 1;
  }

  private async districtOf(unitId: number): Promise<District> {
    const [district] = await this.db.manager.query<District[]>(
      `SELECT d.id, d.name, d.level, reads_terms(d.id) AS reads, sets_terms(d.id) AS sets
       FROM core_pub.unit_v1 u
       JOIN core_pub.unit_v1 d ON d.level = 'district' AND d.id = ANY (string_to_array(u.path, '.')::integer[])
       WHERE u.id = $1`,
      [unitId],
    );
    if (!district?.reads) throw new TermsNotFoundError();
    return district;
  }

  /** The one district that the asker reads issues in; null where it is none or several. */
  private async homeOf(): Promise<number | null> {
    const anchors = (this.db.context.scopes.get(ISSUE_PERMISSION.read) ?? []).map(([id]) => id);
    const districts = await this.db.manager.query<{ id: number }[]>(
      `SELECT DISTINCT d.id FROM core_pub.unit_v1 u
       JOIN core_pub.unit_v1 d ON d.level = 'district' AND d.id = ANY (string_to_array(u.path, '.')::integer[])
       WHERE u.id = ANY ($1) LIMIT 2`,
      [anchors],
    );
    return districts.length === 1 ? (districts[0]?.id ?? null) : null;
  }

  private async termsOf(
    district: District | null,
    said: ReadonlyMap<IssueCategory, IssueTermRow>,
    calendar: WorkingDays,
  ): Promise<IssueTerms> {
    const names = await this.names.of(
      [],
      [...said.values()].map(({ changedBy }) => changedBy),
    );
    const today = dayOf(this.now());
    const items = ISSUE_CATEGORIES.map((category): IssueTerm => {
      const row = said.get(category);
      const days = row?.days ?? DEFAULT_TERM_DAYS[category];
      const { day, unpublished } = calendar.deadline(today, days);
      return { category, days, ...wordOf(row, names), today: { lastDay: day, unpublished } };
    });
    const ref = district && { id: district.id, name: district.name, level: district.level };
    return { district: ref, mayChange: district?.sets ?? false, items };
  }
}

function wordOf(
  row: IssueTermRow | undefined,
  names: KnownNames,
): Pick<IssueTerm, 'version' | 'changedAt' | 'changedBy'> {
  if (!row) return { version: 0, changedAt: null, changedBy: null };
  const changedBy = { id: row.changedBy, name: names.account(row.changedBy) ?? '—' };
  return { version: row.version, changedAt: row.changedAt.toISOString(), changedBy };
}
