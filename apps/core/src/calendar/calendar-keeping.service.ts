import { addDays, MAX_ADJUSTED_DAYS } from '@linli/contracts';
import type { AdjustDays, AdjustedDays, CalendarAdjustment, ClearDays, Day, EnterYear } from '@linli/contracts';
import { AuditTrail, covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { Faults } from '../body/faults.ts';
import { CalendarInvalidError, CalendarRefusedError } from './calendar.errors.ts';
import type { CalendarFault } from './calendar.errors.ts';
import { CalendarRepository } from './calendar.repository.ts';
import type { CalendarPlace } from './calendar.repository.ts';
import { CalendarService } from './calendar.service.ts';

/** What a district says about its own days. */
@Injectable()
export class CalendarKeeping {
  constructor(
    private readonly db: ScopedDb,
    private readonly repository: CalendarRepository,
    private readonly calendar: CalendarService,
    private readonly audit: AuditTrail,
    private readonly faults: Faults,
  ) {}

  async adjust({ districtId, from, to, works, reason }: AdjustDays): Promise<AdjustedDays> {
    const district = await this.begin(districtId);
    const days = this.run(from, to);
    const before = await this.said(districtId, days);
    await this.repository.set(districtId, days, { works, reason });
    const said = days.map((day) => this.wordOf(day, { works, reason }));
    return this.finish(district, days, { before, after: { days: said }, reason });
  }

  async clear({ districtId, from, to }: ClearDays): Promise<AdjustedDays> {
    const district = await this.begin(districtId);
    const days = this.run(from, to);
    const before = await this.said(districtId, days);
    await this.repository.clear(districtId, days);
    return this.finish(district, days, { before, after: { days: [] } });
  }

  async enterYear({ districtId, year, entered }: EnterYear): Promise<AdjustedDays> {
    const district = await this.begin(districtId);
    const before = (await this.repository.yearEntered(districtId, year)) !== null;
    await this.repository.enterYear(districtId, year, entered);
    const span = [`${year}-01-01`, `${year}-12-31`];
    return this.finish(district, span, { before: { entered: before }, after: { entered } });
  }

  private async begin(districtId: number): Promise<CalendarPlace> {
    const place = await this.repository.place(districtId);
    const { scopes } = this.db.context;
    if (!place || !covers(scopes.get('core.calendar.read'), place)) throw this.fault('unknown-unit', 'districtId');
    if (place.level !== 'district') throw this.fault('not-a-district', 'districtId', { unit: place.name });
    if (!this.calendar.mayKeep(place)) throw new CalendarRefusedError({ unit: place.name });
    await this.repository.hold(districtId);
    return place;
  }

  private run(from: Day, to: Day | null): Day[] {
    const last = to ?? from;
    if (last < from) throw this.fault('wrong-order', 'to');
    if (last > addDays(from, MAX_ADJUSTED_DAYS - 1))
      throw this.fault('too-many-days', 'to', { count: MAX_ADJUSTED_DAYS });
    const days: Day[] = [];
    for (let day = from; day <= last; day = addDays(day, 1)) days.push(day);
    return days;
  }

  private async said(districtId: number, days: readonly Day[]) {
    const found = await this.repository.adjustments(districtId, days[0] ?? '', days.at(-1) ?? '');
    return { days: [...found].map(([day, adjustment]) => this.wordOf(day, adjustment)) };
  }

  /** What was said of a day, in the words of this moment, as the audit log compares it. */
  private wordOf(day: Day, { works, reason }: Pick<CalendarAdjustment, 'works' | 'reason'>): string {
    return [day, this.faults.word(works ? 'calendar.works' : 'calendar.rests'), reason].join(' ');
  }

  private finish(
    district: CalendarPlace,
    days: readonly Day[],
    { before, after, reason }: { before: object; after: object; reason?: string },
  ): AdjustedDays {
    const [from = '', to = ''] = [days[0], days.at(-1)];
    this.audit.changed({
      target: {
        type: 'core.calendar',
        id: `${district.id}/${from}`,
        title: from === to ? `${district.name} ${from}` : `${district.name} ${from} – ${to}`,
      },
      unit: district.id,
      before: { ...before },
      after: { ...after },
      ...(reason === undefined ? {} : { reason }),
    });
    return { from, to, count: days.length };
  }

  private fault(what: CalendarFault, field: string, params: Record<string, unknown> = {}): CalendarInvalidError {
    return new CalendarInvalidError(what, this.faults.at(`core.calendar.${what}`, field, params));
  }
}
