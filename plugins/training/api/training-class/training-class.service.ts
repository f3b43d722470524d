import { addDays, dayOf } from '@linli/contracts';
import type { Day, Page, UnitId } from '@linli/contracts';
import { AnsweredRecords, Records, ScopedDb, WorkingCalendar, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { LONGEST_CLASS_DAYS } from '../../contract/index.ts';
import type {
  CancelTrainingClass,
  ChangeTrainingClass,
  DraftTrainingClass,
  TrainingClass,
  TrainingClassAction,
  TrainingClassDetail,
  TrainingClassHistory,
  TrainingClassListQuery,
} from '../../contract/index.ts';
import { CertificateTypeClosedError } from '../certificate/certificate.errors.ts';
import { certificateTypeRecord } from '../certificate-type/certificate-type.record.ts';
import { ClassEnd } from '../enrolment/class-end.ts';
import { ClassSeats } from '../enrolment/class-seats.ts';
import { programmeRecord } from '../programme/programme.record.ts';
import { unusualDays } from './class-days.ts';
import type { TrainingClassRow } from './training-class.entity.ts';
import {
  EndsBeforeItBeginsError,
  NotBegunError,
  OnHolidaysError,
  ProgrammeClosedError,
  TooLongError,
} from './training-class.errors.ts';
import { trainingClassRecord, trainingClasses } from './training-class.record.ts';

type About = Omit<ChangeTrainingClass, 'version'>;
/** Steps that ask for nothing but the version. */
type PlainStep = Extract<TrainingClassAction, 'approve' | 'open' | 'start' | 'archive'>;

@Injectable()
export class TrainingClassService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly calendar: WorkingCalendar,
    private readonly seats: ClassSeats,
    private readonly end: ClassEnd,
  ) {}

  /** Classes in reach, and those that units above hold for it. */
  findPage(query: TrainingClassListQuery): Promise<Page<TrainingClass>> {
    const narrowed = { ...query, unit: query.unit ?? query.of };
    return this.answered.page(trainingClasses, narrowed, { read: 'own', where: whereOf(query) });
  }

  async get(id: string): Promise<TrainingClassDetail> {
    const row = await this.records.get(trainingClassRecord, id);
    const shown = await this.answered.get(trainingClasses, id);
    return {
      ...shown,
      days: unusualDays(await this.calendar.of(row.unitId), row, this.db.context.locale),
      ...(await this.seats.count(id, row.seats)),
    };
  }

  getHistory(id: string): Promise<TrainingClassHistory> {
    return this.answered.history(trainingClasses, id);
  }

  async draft({ unitId, ...about }: DraftTrainingClass): Promise<TrainingClassDetail> {
    const values = { ...(await this.checked(about, unitId)), unitId, finishedOn: null };
    const { id } = await this.answered.begin(trainingClasses, values);
    return this.get(id);
  }

  async change(id: string, { version, ...about }: ChangeTrainingClass): Promise<TrainingClassDetail> {
    const patch = ({ unitId }: TrainingClassRow) => this.checked(about, unitId);
    await this.records.act(trainingClassRecord, id, { action: 'change', version, patch });
    return this.get(id);
  }

  async act(id: string, action: PlainStep, version: number): Promise<TrainingClassDetail> {
    await this.records.act(trainingClassRecord, id, { action, version });
    return this.get(id);
  }

  /** Nobody's result is left open, those who never got a seat are told so, and whoever passed is issued a certificate. */
  async finish(id: string, version: number): Promise<TrainingClassDetail> {
    const patch = async (row: TrainingClassRow) => {
      if (row.startsOn > today()) throw new NotBegunError(row.startsOn);
      const finishedOn = today() < row.endsOn ? today() : row.endsOn;
      await this.end.settle(row, finishedOn);
      return { finishedOn };
    };
    await this.records.act(trainingClassRecord, id, { action: 'finish', version, patch });
    return this.get(id);
  }

  /** Whoever was nominated is let go with the same reason. */
  async cancel(id: string, { reason, version }: CancelTrainingClass): Promise<TrainingClassDetail> {
    await this.records.act(trainingClassRecord, id, { action: 'cancel', version, said: { reason } });
    await this.end.letGo(id, reason);
    return this.get(id);
  }

  private async checked({ certificateTypeId, timetable, ...about }: About, unitId: UnitId) {
    const { startsOn, endsOn } = about;
    if (endsOn < startsOn) throw new EndsBeforeItBeginsError();
    if (addDays(startsOn, LONGEST_CLASS_DAYS) <= endsOn) throw new TooLongError(LONGEST_CLASS_DAYS);
    const days = unusualDays(await this.calendar.of(unitId), about, this.db.context.locale);
    const off = days.filter(({ kind }) => kind !== 'swapped');
    if (off.length > 0 && !about.onHolidays) throw new OnHolidaysError(off);
    const programme = await this.records.get(programmeRecord, about.programmeId);
    if (programme.state === 'closed') throw new ProgrammeClosedError(programme.title);
    const type =
      certificateTypeId === undefined ? null : await this.records.get(certificateTypeRecord, certificateTypeId);
    if (type?.state === 'closed') throw new CertificateTypeClosedError(type.title);
    return {
      ...about,
      programmeTitle: programme.title,
      certificateTypeId: type?.id ?? null,
      certificateTitle: type?.title ?? null,
      timetable: timetable ?? null,
    };
  }
}

/** Days are those of Asia/Shanghai. */
const today = (): Day => dayOf(new Date());

function whereOf({ for: held, finishedTo, month }: TrainingClassListQuery): Sql[] {
  const where: Sql[] = [];
  if (held !== undefined)
    where.push(
      sql`EXISTS (SELECT FROM core_pub.unit_v1 AS u WHERE u.id = ${held} AND (u.path::public.ltree OPERATOR(public.@>) row.unit_path OR row.unit_path OPERATOR(public.@>) u.path::public.ltree))`,
    );
  if (finishedTo !== undefined) where.push(sql`row.finished_on <= ${finishedTo}::date`);
  if (month !== undefined) {
    const first = `${month}-01`;
    where.push(
      sql`row.starts_on < (${first}::date + interval '1 month') AND row.ends_on >= ${first}::date AND row.state <> 'cancelled'`,
    );
  }
  return where;
}
