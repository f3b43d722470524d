import { MAX_COUNTED_ROWS } from '@linli/contracts';
import type {
  Appointment,
  AppointmentChange,
  AppointmentDetail,
  AppointmentQuery,
  HeldAppointmentQuery,
  HeldAppointments,
  Page,
} from '@linli/contracts';
import { Attachments, covers, ScopedDb } from '@linli/sdk-server';
import { Injectable } from '@nestjs/common';
import { APPOINTMENT_PAPERS } from '../attachment/core-attachments.ts';
import { Clock } from '../clock/clock.ts';
import { AppointmentNotFoundError } from './appointment.errors.ts';
import { AppointmentHeldRepository } from './appointment-held.repository.ts';
import { AppointmentHistoryRepository } from './appointment-history.repository.ts';
import { AppointmentListRepository } from './appointment-list.repository.ts';
import { actionsOn } from './appointment.policy.ts';
import { AppointmentRepository } from './appointment.repository.ts';
import type { AppointmentRow } from './appointment.row.ts';

/** Appointments as one may look at them. They are in reach where their body is. */
@Injectable()
export class AppointmentService {
  constructor(
    private readonly db: ScopedDb,
    private readonly clock: Clock,
    private readonly appointments: AppointmentRepository,
    private readonly lists: AppointmentListRepository,
    private readonly history: AppointmentHistoryRepository,
    private readonly held: AppointmentHeldRepository,
    private readonly attachments: Attachments,
  ) {}

  async find(query: AppointmentQuery): Promise<Page<Appointment>> {
    const reach = { rows: this.reach('core.appointment.read'), ...this.readable() };
    const { items, total } = await this.lists.page(query, reach, this.clock.today());
    const { page, pageSize } = query;
    return { items, page, pageSize, total: Math.min(total, MAX_COUNTED_ROWS), exact: total <= MAX_COUNTED_ROWS };
  }

  findHeld(query: HeldAppointmentQuery): Promise<HeldAppointments> {
    return this.held.find(query, this.reach('core.appointment.read'));
  }

  async getDetail(id: string): Promise<AppointmentDetail> {
    const row = await this.getReadable(id);
    const detail = await this.appointments.detail(id, this.readable());
    if (!detail) throw new AppointmentNotFoundError();
    const { account, scopes } = this.db.context;
    const facts = { phase: row.phase, proposedBy: row.proposedBy, body: row };
    const papers = await this.attachments.of(APPOINTMENT_PAPERS, id);
    return { ...detail, papers, actions: actionsOn(facts, account.id, scopes) };
  }

  async findHistory(id: string): Promise<AppointmentChange[]> {
    await this.getReadable(id);
    return this.history.find(id);
  }

  /** The row, if the asker may read it. */
  async getReadable(id: string): Promise<AppointmentRow> {
    const row = await this.appointments.find(id);
    if (!row || !covers(this.reach('core.appointment.read'), row)) throw new AppointmentNotFoundError();
    return row;
  }

  private readable() {
    return { organisations: this.reach('core.organisation.read'), people: this.reach('core.person.read') };
  }

  private reach(permission: string) {
    return this.db.context.scopes.get(permission) ?? [];
  }
}
