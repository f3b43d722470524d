import { dayOf } from '@linli/contracts';
import type { HeldAppointment, Page } from '@linli/contracts';
import { AnsweredRecords, Records, ScopedDb, sql } from '@linli/sdk-server';
import type { Sql } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import type {
  Candidate,
  Complete,
  ConfirmFor,
  Decline,
  DeclineFor,
  Enrolment,
  EnrolmentDetail,
  EnrolmentHistory,
  EnrolmentListQuery,
  Miss,
  MyEnrolments,
  Nominate,
  Withdraw,
} from '../../contract/index.ts';
import type { TrainingClassRow } from '../training-class/training-class.entity.ts';
import { trainingClassRecord } from '../training-class/training-class.record.ts';
import { Candidates } from './candidates.ts';
import { ClassSeats } from './class-seats.ts';
import { EnrolmentRow } from './enrolment.entity.ts';
import {
  AlreadyEnrolledError,
  NoCandidateError,
  NoSeatError,
  NotOpenError,
  NotRunningError,
} from './enrolment.errors.ts';
import { enrolmentRecord, enrolments } from './enrolment.record.ts';

const MINE_SHOWN = 100;

@Injectable()
export class EnrolmentService {
  constructor(
    private readonly answered: AnsweredRecords,
    private readonly records: Records,
    private readonly db: ScopedDb,
    private readonly candidates: Candidates,
    private readonly seats: ClassSeats,
  ) {}

  async findPage(query: EnrolmentListQuery): Promise<Page<Enrolment>> {
    const oneOf = { classId: query.class && [query.class], result: query.result };
    const where: Sql[] = query.completedTo === undefined ? [] : [sql`row.completed_on <= ${query.completedTo}::date`];
    const page = await this.answered.page(enrolments, query, { oneOf: oneOf as object, where });
    return { ...page, items: await this.withPlaces(page.items) };
  }

  async get(id: string): Promise<EnrolmentDetail> {
    const [one] = await this.withPlaces([await this.answered.get(enrolments, id)]);
    return one as EnrolmentDetail;
  }

  getHistory(id: string): Promise<EnrolmentHistory> {
    return this.answered.history(enrolments, id);
  }

  /** One's own, newest first. */
  async mine(): Promise<MyEnrolments> {
    const rows = await this.db.manager.find(EnrolmentRow, {
      where: { accountId: this.db.context.account.id },
      order: { createdAt: 'DESC', id: 'DESC' },
      take: MINE_SHOWN,
    });
    return { items: await this.answer(rows) };
  }

  /** Rows that were read already, with who waits for a seat. */
  async answer(rows: readonly EnrolmentRow[]): Promise<EnrolmentDetail[]> {
    return this.withPlaces(await this.answered.all(enrolments, rows));
  }

  async findCandidates(classId: string): Promise<Candidate[]> {
    return this.candidates.of(await this.records.get(trainingClassRecord, classId));
  }

  /** All of them or none. Who they are and where is what core says now, not what was sent. */
  async nominate(classId: string, { appointmentIds }: Nominate): Promise<{ items: EnrolmentDetail[] }> {
    const row = await this.records.get(trainingClassRecord, classId);
    if (row.state !== 'enrolling') throw new NotOpenError(row.state);
    const holders = new Map((await this.candidates.holders(row)).map((each) => [each.id, each]));
    const wanted = [...new Set(appointmentIds)].flatMap((id) => holders.get(id) ?? []);
    const unknown = new Set(appointmentIds).size - wanted.length;
    if (unknown > 0) throw new NoCandidateError(unknown);
    await this.refuseTwice(classId, wanted);
    const items: EnrolmentDetail[] = [];
    for (const holder of wanted) items.push(await this.begin(row, holder));
    return { items };
  }

  async confirm(id: string, version: number): Promise<EnrolmentDetail> {
    return this.takeSeat(id, { action: 'confirm', version });
  }

  async confirmFor(id: string, { door, version }: ConfirmFor): Promise<EnrolmentDetail> {
    return this.takeSeat(id, { action: 'confirm-for', version, said: { door } });
  }

  async decline(id: string, { reason, version }: Decline): Promise<EnrolmentDetail> {
    await this.records.act(enrolmentRecord, id, { action: 'decline', version, said: { reason } });
    return this.get(id);
  }

  async declineFor(id: string, { reason, door, version }: DeclineFor): Promise<EnrolmentDetail> {
    await this.records.act(enrolmentRecord, id, { action: 'decline-for', version, said: { reason, door } });
    return this.get(id);
  }

  async withdraw(id: string, { reason, version }: Withdraw): Promise<EnrolmentDetail> {
    await this.records.act(enrolmentRecord, id, { action: 'withdraw', version, said: { reason } });
    await this.seats.giveBack(id);
    return this.get(id);
  }

  async complete(id: string, { result, note, version }: Complete): Promise<EnrolmentDetail> {
    const patch = async (row: EnrolmentRow) => ({ ...(await this.ended(row)), result, note: note ?? null });
    await this.records.act(enrolmentRecord, id, { action: 'complete', version, patch });
    return this.get(id);
  }

  async miss(id: string, { note, version }: Miss): Promise<EnrolmentDetail> {
    const patch = async (row: EnrolmentRow) => ({ ...(await this.ended(row)), note: note ?? null });
    await this.records.act(enrolmentRecord, id, { action: 'miss', version, patch });
    return this.get(id);
  }

  /** What is written of everybody who came to an end. @throws where the class does not run, or they had no seat. */
  private async ended({ id, classId, personName }: EnrolmentRow) {
    const row = await this.records.get(trainingClassRecord, classId);
    if (row.state !== 'running') throw new NotRunningError(row.state);
    if ((await this.seats.waiting([id])).has(id)) throw new NoSeatError(personName);
    const today = dayOf(new Date());
    return { completedOn: today < row.endsOn ? today : row.endsOn };
  }

  private async takeSeat(
    id: string,
    step: { action: 'confirm' | 'confirm-for'; version: number; said?: Record<string, unknown> },
  ): Promise<EnrolmentDetail> {
    const { classId } = await this.records.act(enrolmentRecord, id, step);
    const row = await this.records.get(trainingClassRecord, classId);
    if (row.state !== 'enrolling') throw new NotOpenError(row.state);
    await this.seats.take(classId, id);
    return this.get(id);
  }

  private async refuseTwice(classId: string, wanted: readonly HeldAppointment[]): Promise<void> {
    const enrolled = new Set((await this.candidates.enrolled(classId)).map(({ personId }) => personId));
    const twice = wanted.filter(
      ({ person }, at) => enrolled.has(person.id) || wanted.findIndex((each) => each.person.id === person.id) < at,
    );
    if (twice.length > 0) throw new AlreadyEnrolledError(twice.map(({ person }) => person.name));
  }

  private async begin(row: TrainingClassRow, holder: HeldAppointment): Promise<EnrolmentDetail> {
    const { person, organisation, unitId, post, id: appointmentId } = holder;
    const { id } = await this.answered.begin(enrolments, {
      ...{ classId: row.id, classTitle: row.title, personId: person.id, personName: person.name },
      ...{ accountId: person.accountId, appointmentId, post, organisation: organisation.name, unitId },
    });
    return this.get(id);
  }

  private async withPlaces<T extends { id: string }>(items: T[]): Promise<T[]> {
    const waiting = await this.seats.waiting(items.map(({ id }) => id));
    return items.map((item) => ({ ...item, waiting: waiting.get(item.id) ?? null }));
  }
}
