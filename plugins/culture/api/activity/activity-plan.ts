import { addDays, dayOf } from '@linli/contracts';
import type { UnitId } from '@linli/contracts';
import { Records, ScopedDb, Texts, WorkingCalendar } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { ACTIVITY_PERMISSION, LONGEST_ACTIVITY_HOURS, isLife } from '../../contract/index.ts';
import type { ActivityDay, ActivityPlan } from '../../contract/index.ts';
import { brandRecord } from '../brand/brand.record.ts';
import { BrandOverError, ProgrammeClosedError } from '../links/links.errors.ts';
import { VenueLinks } from '../links/venue-links.ts';
import { Organisations } from '../organisations/organisations.ts';
import { programmeRecord } from '../programme/programme.record.ts';
import type { ActivityRow } from './activity.entity.ts';
import { PlanFaultError } from './activity.errors.ts';
import type { PlanFault } from './activity.errors.ts';

const HOUR_MS = 3_600_000;

/** What is said of an activity before it is held: checked as a whole, with the names of what it refers to. */
@Injectable()
export class ActivityPlans {
  constructor(
    private readonly db: ScopedDb,
    private readonly records: Records,
    private readonly venues: VenueLinks,
    private readonly organisations: Organisations,
    private readonly calendar: WorkingCalendar,
    private readonly texts: Texts,
  ) {}

  /** @throws PlanFaultError, and what the records that it names say when they are gone or over */
  async checked({ programmeId, brandId, venueId, organiserId, ...plan }: ActivityPlan, unitId: UnitId) {
    const { need = null, noNeedReason = null, place = null, alliance = null, seats = null, ...rest } = plan;
    const [startsAt, endsAt] = [new Date(plan.startsAt), new Date(plan.endsAt)];
    if (endsAt <= startsAt) throw this.fault('ends-before');
    if (endsAt.getTime() - startsAt.getTime() > LONGEST_ACTIVITY_HOURS * HOUR_MS)
      throw this.fault('too-long', { hours: LONGEST_ACTIVITY_HOURS });
    if ((need === null) === (noNeedReason === null)) throw this.fault('need-or-reason');
    if (venueId === undefined && place === null) throw this.fault('place-missing');
    this.checkHome(plan.kind, unitId);
    return {
      ...rest,
      ...{ need, noNeedReason, place, alliance, seats, startsAt, endsAt },
      ...(await this.venues.of(venueId)),
      ...(await this.programmeOf(programmeId)),
      ...(await this.brandOf(brandId)),
      organiserId: organiserId ?? null,
      organiserName: organiserId ? (await this.organisations.get(organiserId)).name : await this.nameOf(unitId),
    };
  }

  /** Organisation life is read in its own unit alone, so whoever adds it has to be of that unit. */
  checkHome(kind: ActivityRow['kind'], unitId: UnitId): void {
    const at = this.db.context.scopes.get(ACTIVITY_PERMISSION.read) ?? [];
    if (isLife(kind) && !at.some(([id]) => id === unitId)) throw this.fault('life-elsewhere');
  }

  /** The days of it on which nobody works, or everybody does though it is a weekend. */
  async daysOf({ startsAt, endsAt, unitId }: ActivityRow): Promise<ActivityDay[]> {
    if (startsAt === null || endsAt === null) return [];
    const days = await this.calendar.of(unitId);
    const { locale } = this.db.context;
    const found: ActivityDay[] = [];
    for (let day = dayOf(startsAt); day <= dayOf(endsAt); day = addDays(day, 1)) {
      const holiday = days.holidayOf(day);
      if (holiday)
        found.push({ day, kind: days.isWorkingDay(day) ? 'swapped' : 'holiday', name: holiday.name[locale] ?? null });
    }
    return found;
  }

  private async programmeOf(id: string | undefined) {
    if (id === undefined) return { programmeId: null, programmeTitle: null };
    const { title, state } = await this.records.get(programmeRecord, id);
    if (state === 'closed') throw new ProgrammeClosedError(title);
    return { programmeId: id, programmeTitle: title };
  }

  private async brandOf(id: string | undefined) {
    if (id === undefined) return { brandId: null, brandTitle: null };
    const { title, state } = await this.records.get(brandRecord, id);
    if (state === 'retired' || state === 'not-recognised') throw new BrandOverError(title);
    return { brandId: id, brandTitle: title };
  }

  private async nameOf(unitId: UnitId): Promise<string> {
    const rows = await this.db.manager.query<{ name: string }[]>('SELECT name FROM core_pub.unit_v1 WHERE id = $1', [
      unitId,
    ]);
    // A unit that is not there is refused when the row is written, by the database's own word.
    return rows[0]?.name ?? '—';
  }

  private fault(fault: PlanFault, params: Record<string, unknown> = {}): PlanFaultError {
    const key = `errors.culture.activity.${fault}.title`;
    return new PlanFaultError(fault, this.texts.find(this.db.context.locale, key, params) ?? key, params);
  }
}
